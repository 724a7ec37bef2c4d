import type { Response } from 'express';
import type { Translation } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { sendPage } from '../pages/send-page.ts';
import { lostCookie, type LostCookie } from './lost-cookie.ts';
import { pageData, storageScript } from './storage-script.ts';
import { waiting } from './waiting.ts';

export interface ReadSecret {
  readonly origin: string;
  readonly target: string;
  readonly key: string;
  /** Where the message was posted to, and is posted again with the secret. */
  readonly action: string;
  /** The platform's message, as it came. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The page that a platform's message meets where the login's secret is in the platform's storage: it reads the secret and
 * posts both to the server, which compares.
 */
export function sendReadPage(
  response: Response,
  translation: Translation,
  { read, lost }: { readonly read: ReadSecret; readonly lost: LostCookie },
): void {
  const { t, language } = translation;
  const { action, fields, ...where } = read;
  sendPage(response, {
    language,
    title: t('storage.opening'),
    frameAncestors: ['*'],
    // Under `no-referrer` a browser would not say which page posts.
    referrer: 'same-origin',
    script: storageScript('read-secret.js'),
    main: html`${pageData(where)}
      <form method="post" action="${action}" id="message">
        ${Object.entries(fields).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        <input type="hidden" name="storage_secret" value="" />
      </form>
      ${waiting(t('storage.opening'), lostCookie(translation, lost))}`,
  });
}
