import { CoreError, type Clock, type IdSource, type LearnerService, type Secret } from '@coursewright/core';
import { Router, urlencoded, type Response } from 'express';
import { z } from 'zod';
import { cookieJar } from '../http/cookies.ts';
import type { Visits } from '../lms/visits.ts';
import { checkCsrf, csrfToken, knownCsrfTokens } from './csrf.ts';
import { isFirstAdminToken } from './first-admin-link.ts';
import { firstAdminPage } from './first-admin-page.ts';
import type { Sessions } from './sessions.ts';

const query = z.object({ token: z.string().max(200).catch('') });
const text = (longest: number) => z.string().max(longest).catch('');
const form = z.object({
  csrf: text(200),
  token: text(200),
  username: text(254),
  email: text(254),
  name: text(254),
  password: text(1000),
});

const VISITOR = 'cw_first';

/** `/first-administrator`: for who has the link that a fresh host tells its administrator. It is nowhere once there is one. */
export function firstAdminRoutes(deps: {
  readonly learners: LearnerService;
  readonly sessions: Sessions;
  readonly visits: Visits;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly publicUrl: string;
  readonly secret: Secret;
}): Router {
  const { learners, sessions, visits, ids, secret } = deps;
  const jar = cookieJar(deps.publicUrl);
  const router = Router();

  const assertOpen = async (res: Response, token: string): Promise<void> => {
    res.setHeader('Referrer-Policy', 'no-referrer');
    if (isFirstAdminToken(deps, token) && !(await learners.hasAdministrator())) return;
    throw new CoreError(
      'not_found',
      'The link is used or out of date; a host without administrator tells a new one when it starts.',
    );
  };

  router.get('/first-administrator', async (req, res) => {
    const { token } = query.parse(req.query);
    await assertOpen(res, token);
    const visitor = jar.read(req, VISITOR) ?? ids.secret(16);
    jar.write(res, VISITOR, visitor, 24 * 3600);
    const context = await visits.of(req, res);
    res.type('html').send(firstAdminPage(context, { token, csrf: csrfToken(secret, visitor) }));
  });

  router.post('/first-administrator', urlencoded({ extended: false, limit: '16kb' }), async (req, res) => {
    const { csrf, token, password, ...account } = form.parse(req.body ?? {});
    await assertOpen(res, token);
    const visitor = jar.read(req, VISITOR) ?? '';
    checkCsrf(knownCsrfTokens(secret, visitor), csrf);
    try {
      const { id } = await learners.createFirstAdministrator({ ...account, password });
      jar.clear(res, VISITOR);
      await sessions.close(req, res);
      await sessions.open(res, id);
      res.redirect(303, '/');
    } catch (error) {
      if (!(error instanceof CoreError) || !['bad_input', 'conflict'].includes(error.code)) throw error;
      const context = await visits.of(req, res);
      const { t } = context.words;
      const field = z.enum(['username', 'email', 'name', 'password']).safeParse(error.data['field']).data;
      const complaint =
        error.code === 'conflict' ? t('firstAdmin.taken') : t(`firstAdmin.wrong.${field ?? 'username'}`);
      res.status(error.status).type('html');
      res.send(firstAdminPage(context, { ...account, token, csrf: csrfToken(secret, visitor), complaint }));
    }
  });
  return router;
}
