import type { Response } from 'express';
import type { Translation } from '../i18n/translation.ts';
import { sendPage } from '../pages/send-page.ts';
import { lostCookie, type LostCookie } from './lost-cookie.ts';

/** The page of a login whose browser keeps no cookie and whose platform offers no storage. */
export function sendWindowPage(response: Response, translation: Translation, lost: LostCookie): void {
  const { t, language } = translation;
  sendPage(response, {
    language,
    title: t(lost.framed ? 'page.browserTitle' : 'storage.cookiesOff'),
    frameAncestors: ['*'],
    main: lostCookie(translation, lost),
  });
}
