import type { Response } from 'express';
import type { Translation } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { sendPage } from '../pages/send-page.ts';
import { lostCookie, type LostCookie } from './lost-cookie.ts';
import { pageData, storageScript } from './storage-script.ts';
import { waiting } from './waiting.ts';

/** What the page keeps in the platform's storage, and where it goes on to then. */
export interface StoreSecret {
  readonly origin: string;
  /** Name of the frame that keeps it. */
  readonly target: string;
  readonly key: string;
  readonly secret: string;
  readonly next: string;
}

/**
 * The page of a login whose cookie was lost: keeps the secret in the platform's storage and goes on to the platform; where
 * the platform does not answer it says so and offers a window.
 */
export function sendStorePage(
  response: Response,
  translation: Translation,
  { storage, lost }: { readonly storage: StoreSecret; readonly lost: LostCookie },
): void {
  const { t, language } = translation;
  sendPage(response, {
    language,
    title: t('storage.opening'),
    // It is framed by a platform whose pages may be at another host than any that is registered (Canvas).
    frameAncestors: ['*'],
    script: storageScript('store-secret.js'),
    main: html`${pageData({ ...storage })} ${waiting(t('storage.opening'), lostCookie(translation, lost))}`,
  });
}
