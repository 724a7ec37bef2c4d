import type { Request, Response } from 'express';
import { translationFor } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { sendPage } from '../pages/send-page.ts';
import type { PickerSession } from './picker-session.ts';

/** Where a link stays without content because nothing was chosen for it. */
export function sendNothingChosen(request: Request, response: Response, session: PickerSession): void {
  const { t, language } = translationFor(request, session.language);
  const { answer } = session;
  const back = answer.to === 'link' ? answer.launch.returnUrl : undefined;
  sendPage(response, {
    language,
    title: t('picker.title'),
    frameAncestors: session.frameAncestors,
    main: html`<h1>${t('picker.title')}</h1>
      <p>${t('picker.nothingChosen')}</p>
      ${back !== undefined && html`<p><a href="${back}" target="_parent">${t('picker.returning')}</a></p>`}`,
  });
}
