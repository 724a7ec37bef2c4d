import { CoreError, isRefusal, type IdSource, type LearnerService, type Records } from '@coursewright/core';
import { Router, urlencoded } from 'express';
import type { z } from 'zod';
import { originOf } from '../../http/event-origin.ts';
import { html, jsonData } from '../../lms/html.ts';
import { asset } from '../../lms/assets.ts';
import { renderPage, type PageContext } from '../../lms/page.ts';
import type { Visits } from '../../lms/visits.ts';
import { checkCsrf } from '../csrf.ts';
import type { HostStores } from '../host-stores.ts';
import { authorizeRequest, consentForm, type AuthorizeRequest } from './authorize-request.ts';
import { consentMain } from './consent-page.ts';
import type { EmbedKey } from './embed-key-store.port.ts';
import { requireEmbedKey } from './embed-keys.ts';
import { launchOf } from './grant-token.ts';
import { startLaunchSession, type LaunchDeps } from './launch-sessions.ts';

interface AuthorizeDeps extends LaunchDeps {
  readonly records: Records<HostStores>;
  readonly ids: IdSource;
  readonly learners: LearnerService;
  readonly visits: Visits;
}

/** `/embed/authorize`: the window that a site's element opens for a log-in here. It tells the page that opened it, and no other, a one-time code. */
export function authorizeRoutes(deps: AuthorizeDeps): Router {
  const { records, learners, visits, publicUrl } = deps;
  const router = Router();

  const keyOf = async ({ embed_key, origin }: AuthorizeRequest): Promise<EmbedKey> => {
    const key = await requireEmbedKey(records, embed_key);
    // The code goes to this origin by postMessage: it must be the key's, whoever made the address.
    if (origin !== publicUrl && !key.origins.includes(origin)) {
      throw new CoreError('origin_not_allowed', `${origin} is not among the origins of the embed key.`);
    }
    return key;
  };
  const sendMessage = (
    context: PageContext,
    { origin, state }: AuthorizeRequest,
    code: string | undefined,
  ) => {
    const { t } = context.words;
    const message =
      code === undefined
        ? { subject: 'coursewright.denied', state }
        : { subject: 'coursewright.authorized', code, state };
    const main = html`<section class="card notice">
      <h1>${t(code === undefined ? 'authorize.denied' : 'authorize.done')}</h1>
      <p>${t('authorize.close')}</p>
    </section>`;
    const head = html`${jsonData('authorized', { origin, message })}
      <script type="module" src="${asset('authorize.js')}"></script>`;
    context.res.type('html').send(renderPage(context, { title: t('authorize.title'), main, head }));
  };

  router.use('/embed/authorize', (_req, res, next) => {
    // Isolation would take `window.opener` away, to whom the code goes.
    res.setHeader('Cross-Origin-Opener-Policy', 'unsafe-none');
    next();
  });

  router.get('/embed/authorize', async (req, res) => {
    const wanted = parse(authorizeRequest, req.query);
    const key = await keyOf(wanted);
    const context = await visits.loggedIn(req, res);
    if (context === undefined) return;
    const main = consentMain(context, key, wanted);
    res.type('html').send(renderPage(context, { title: context.words.t('authorize.title'), main }));
  });

  router.post('/embed/authorize', urlencoded({ extended: false, limit: '16kb' }), async (req, res) => {
    const wanted = parse(consentForm, req.body ?? {});
    const key = await keyOf(wanted);
    const context = await visits.loggedIn(req, res);
    if (context === undefined) return;
    const { account, csrfTokens } = context.viewer;
    checkCsrf(csrfTokens, wanted.csrf);
    if (wanted.answer === 'deny') {
      sendMessage(context, wanted, undefined);
      return;
    }
    const origin = originOf(req, context.viewer);
    for (const courseKey of key.courses) {
      // On their own account people enrol as they would here: what is closed stays closed.
      const enrolled = await learners.enrollment(account.id, courseKey);
      if (enrolled === undefined) isRefusal(await learners.enroll({ userId: account.id, courseKey }, origin));
    }
    const { code } = await startLaunchSession(deps, launchOf(key, account, 'login'), wanted.code_challenge);
    sendMessage(context, wanted, code);
  });
  return router;
}

function parse<Shape extends z.ZodType>(shape: Shape, given: unknown): z.output<Shape> {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new CoreError('bad_input', wrong.join('; '), { data: { fields: wrong } });
}
