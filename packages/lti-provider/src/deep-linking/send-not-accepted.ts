import type { Request, Response } from 'express';
import { translationFor } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { sendPage } from '../pages/send-page.ts';
import type { DeepLinkDeps } from './deep-link-deps.ts';
import type { PickerSession } from './picker-session.ts';
import { pickAddress, signedSession } from './send-picker.ts';

/** For a platform that takes nothing of what there is: says so, and leads back. */
export function sendNotAccepted(
  deps: DeepLinkDeps,
  request: Request,
  response: Response,
  session: PickerSession,
): void {
  const { t, language } = translationFor(request, session.language);
  sendPage(response, {
    language,
    title: t('picker.title'),
    frameAncestors: session.frameAncestors,
    formAction: ["'self'"],
    main: html`<h1>${t('picker.title')}</h1>
      <p>${t('picker.notAccepted')}</p>
      <form method="post" action="${pickAddress(deps)}">
        <input type="hidden" name="token" value="${signedSession(deps, session)}" />
        <p><button class="main" name="cancel" value="1">${t('picker.returning')}</button></p>
      </form>`,
  });
}
