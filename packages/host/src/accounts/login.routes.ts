import { CoreError, isRefusal, type IdSource, type LearnerService, type Secret } from '@coursewright/core';
import { Router, urlencoded, type Request, type Response } from 'express';
import { z } from 'zod';
import { cookieJar } from '../http/cookies.ts';
import type { RateLimits } from '../http/rate-limit.ts';
import type { PageContext } from '../lms/page.ts';
import type { Visits } from '../lms/visits.ts';
import { checkCsrf, csrfToken, knownCsrfTokens } from './csrf.ts';
import { localPath } from './local-path.ts';
import { loginPage } from './login-page.ts';
import type { Sessions } from './sessions.ts';

const loginForm = z.object({
  csrf: z.string().catch(''),
  next: z.string().catch('/'),
  login: z.string().max(254).catch(''),
  password: z.string().max(1000).catch(''),
});
const logoutForm = z.object({ csrf: z.string().catch('') });

/** Ties the form to a visitor who has no session yet. */
const VISITOR = 'cw_visitor';

export function loginRoutes(deps: {
  readonly learners: LearnerService;
  readonly sessions: Sessions;
  readonly visits: Visits;
  readonly ids: IdSource;
  readonly publicUrl: string;
  readonly secret: Secret;
  readonly rateLimits: RateLimits;
}): Router {
  const { learners, sessions, visits, ids, secret } = deps;
  const jar = cookieJar(deps.publicUrl);
  const perAccount = deps.rateLimits('account', 10, 300);
  const perAddress = deps.rateLimits('login', 100, 300);
  const router = Router();
  const readForm = urlencoded({ extended: false, limit: '16kb' });

  const visitorToken = (req: Request, res: Response): string => {
    const known = jar.read(req, VISITOR);
    const visitor = known ?? ids.secret(16);
    if (known === undefined) jar.write(res, VISITOR, visitor, 3600);
    return csrfToken(secret, visitor);
  };
  const again = (context: PageContext, form: { next: string; login: string }, complaint: string) => {
    const csrf = visitorToken(context.req, context.res);
    context.res.type('html').send(loginPage(context, { ...form, csrf, complaint }));
  };

  router.get('/login', async (req, res) => {
    const context = await visits.of(req, res);
    const next = localPath(req.query['next']);
    keepOpener(res, next);
    if (context.viewer !== undefined) return res.redirect(303, next);
    return res.type('html').send(loginPage(context, { csrf: visitorToken(req, res), next }));
  });

  router.post('/login', readForm, async (req, res) => {
    const context = await visits.of(req, res);
    const { t } = context.words;
    const { csrf, login, password, next: wanted } = loginForm.parse(req.body ?? {});
    const form = { next: localPath(wanted), login };
    keepOpener(res, form.next);
    try {
      checkCsrf(knownCsrfTokens(secret, jar.read(req, VISITOR) ?? ''), csrf);
      await perAddress.take(res, req.ip ?? '');
      await perAccount.take(res, login.toLowerCase());
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      res.status(error.status);
      if (error.code === 'form_expired') return again(context, form, t('login.expired'));
      return again(context, form, t('login.tooMany', { seconds: Number(error.data['waitSeconds'] ?? 60) }));
    }
    const account = await learners.authenticate(login, password);
    if (isRefusal(account)) {
      res.status(401);
      return again(context, form, t('login.wrong'));
    }
    await perAccount.forget(login.toLowerCase());
    await sessions.close(req, res);
    await sessions.open(res, account.id);
    return res.redirect(303, form.next);
  });

  router.post('/logout', readForm, async (req, res) => {
    const { viewer } = await visits.of(req, res);
    if (viewer?.csrfToken !== undefined) {
      checkCsrf(viewer.csrfTokens, logoutForm.parse(req.body ?? {}).csrf);
      await sessions.close(req, res);
    }
    res.redirect(303, '/');
  });
  return router;
}

/** In the log-in window of another site (`/embed/authorize`) the page that opened it waits for an answer: no isolation from it. */
function keepOpener(res: Response, next: string): void {
  if (next.startsWith('/embed/authorize?')) res.setHeader('Cross-Origin-Opener-Policy', 'unsafe-none');
}
