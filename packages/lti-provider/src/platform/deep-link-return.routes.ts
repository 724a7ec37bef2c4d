import type { Router } from 'express';
import { z } from 'zod';
import { translationFor } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { sendPage } from '../pages/send-page.ts';
import { verifyDeepLinkReturn } from './deep-link-return.ts';
import type { PlatformDeps } from './platform-deps.ts';

/**
 * Where tools post what was chosen. The answer is a page of the platform's own site that goes on to the platform's next
 * page, in the frame's parent: a redirect would still count as the tool's, and no session cookie (SameSite=Lax) go with it.
 */
export function deepLinkReturnRoutes(router: Router, deps: PlatformDeps): void {
  router.post('/lti/platform/deep-link-return', async (request, response) => {
    const { t, language } = translationFor(request);
    const form = z.object({ JWT: z.string() }).safeParse(request.body);
    const returned = form.success
      ? await verifyDeepLinkReturn(deps, form.data.JWT)
      : { wrong: 'The form has no field JWT.' };
    if ('wrong' in returned) {
      const title = t('platform.notAdded');
      sendPage(response, {
        language,
        status: 400,
        title,
        main: html`<h1>${title}</h1>
          <p lang="en">${returned.wrong}</p>`,
      });
      return;
    }
    const next = await deps.onDeepLink(returned);
    sendPage(response, {
      language,
      title: returned.tool.name,
      main: html`<p><a id="next" href="${next}" target="_parent">${t('platform.back')}</a></p>`,
      script: "window.parent.location.replace(document.getElementById('next').href)",
    });
  });
}
