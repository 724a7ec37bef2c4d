import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { translationFor } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { postForm, submitScript } from '../pages/post-form.ts';
import { sendPage } from '../pages/send-page.ts';
import { authorize } from './authorize.ts';
import type { PlatformDeps } from './platform-deps.ts';

/** The OIDC authentication endpoint, by query or by form (OIDC core §3.1.2.1). */
export function authRoutes(router: Router, deps: PlatformDeps): void {
  const apart = deps.authOrigin === undefined ? undefined : new URL(deps.authOrigin).host;
  const answer = async (request: Request, response: Response): Promise<void> => {
    if (apart !== undefined && request.headers.host === apart) {
      // Who is logged in is known at the platform's own host.
      return response.redirect(307, new URL(request.originalUrl, deps.publicUrl).href);
    }
    const query: unknown = request.method === 'POST' ? request.body : request.query;
    const { t, language } = translationFor(request);
    const user = await deps.session(request);
    const again = user === undefined ? comingFromElsewhere(request, query) : undefined;
    if (again !== undefined) {
      const main = postForm(`${deps.base}/auth`, again, t('platform.back'));
      return sendPage(response, { language, title: t('platform.back'), main, script: submitScript });
    }
    const outcome = await authorize(deps, query, user);
    if ('shown' in outcome) {
      sendPage(response, {
        language,
        status: 400,
        title: t('platform.refused'),
        main: html`<h1>${t('platform.refused')}</h1>
          <p lang="en">${outcome.shown}</p>`,
      });
      return;
    }
    sendPage(response, {
      language,
      title: outcome.tool.name,
      main: postForm(
        outcome.redirectUri,
        outcome.fields,
        t('platform.continue', { tool: outcome.tool.name }),
      ),
      script: submitScript,
    });
  };
  router.get('/lti/platform/auth', answer);
  router.post('/lti/platform/auth', answer);
}

/**
 * What to ask for once more from a page of the platform's own: a browser that was sent here by a tool's page keeps back the
 * session's cookie (SameSite=Lax; Moodle does the same). undefined where that was done.
 */
function comingFromElsewhere(request: Request, query: unknown): Readonly<Record<string, string>> | undefined {
  const fields = z.record(z.string(), z.string()).safeParse(query);
  if (request.headers['sec-fetch-site'] !== 'cross-site' || !fields.success) return undefined;
  return 'again' in fields.data ? undefined : { ...fields.data, again: '1' };
}
