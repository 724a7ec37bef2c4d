import type { Request, Response } from 'express';
import type { MessageKey } from '../i18n/en.ts';
import { translationFor } from '../i18n/translation.ts';
import { html } from '../pages/html.ts';
import { newWindowForm } from '../pages/new-window-form.ts';
import { returnAddress } from '../pages/return-address.ts';
import { sendPage } from '../pages/send-page.ts';
import { tryAgainForm, tryAgainScript, type TryAgain } from '../pages/try-again-form.ts';
import type { LtiLog } from '../lti-tool-deps.ts';
import type { LtiRefusal } from './lti-refusal.ts';
import { refusalCatalogue, type RefusalCode, type RefusalEntry } from './refusal-catalogue.ts';

export interface RefusalPage {
  readonly refusal: LtiRefusal;
  /** Names this refusal in the log and to the user. */
  readonly id: string;
  readonly log?: LtiLog;
  readonly language?: string;
  /** Whether the page is a window's own: there another window is no help for a lost cookie. */
  readonly ownWindow?: boolean;
  /** Where the platform takes the person back (`launch_presentation.return_url`). */
  readonly returnUrl?: string;
  /** The same message once more. */
  readonly again?: TryAgain;
  /** Fields of a login that opens the same activity anew, for a window of its own. */
  readonly retry?: { readonly address: string; readonly fields: Readonly<Record<string, string>> };
}

const advice = {
  administrator: 'page.forAdministrator',
  teacher: 'page.forTeacher',
  learner: 'page.again',
  browser: 'page.browserHelp',
} as const;

const statuses: Partial<Readonly<Record<RefusalCode, number>>> = {
  keys_unavailable: 502,
  too_many_requests: 429,
};

/** Tells what is wrong to the person before the screen and, under the same id, to the log. */
export function sendRefusal(request: Request, response: Response, page: RefusalPage): void {
  const { refusal, id, retry, again, returnUrl } = page;
  const code = refusal.refused;
  const { section, fix } = refusalCatalogue[code];
  page.log?.warn({ code, section, id, ...refusal.facts }, 'an LTI launch was refused');
  const { t, language } = translationFor(request, page.language);
  // Nobody has done anything wrong: the link waits for its content.
  const empty = code === 'content_missing';
  const cookiesOff = fix === 'browser' && page.ownWindow === true;
  const title = t(titleOf({ empty, cookiesOff, fix }));
  const sentence = empty ? t('page.emptyHint') : t(`refusal.${code}`, refusal.facts);
  sendPage(response, {
    language,
    status: statuses[code] ?? 400,
    ...(again?.byItself === true && { script: tryAgainScript(again) }),
    title,
    // It asks for nothing and tells no secret; who frames it may well be the platform that is not registered.
    frameAncestors: ['*'],
    main: html`<h1>${title}</h1>
      <p>${sentence}</p>
      ${!empty && html`<p>${t(cookiesOff ? 'storage.allowCookies' : advice[fix])}</p>`}
      ${fix === 'administrator' && html`<p>${t('page.forLearner')}</p>`}
      ${retry !== undefined && newWindowForm(retry.address, retry.fields, t('page.newWindow'))}
      ${again !== undefined && tryAgainForm(again, t('page.tryAgain'))}
      ${returnUrl !== undefined && html`<p><a href="${returnAddress(returnUrl, { error: sentence })}">${t('page.back')}</a></p>`}
      <p class="soft">${t('page.facts', { code, section, id })}</p>`,
  });
}

function titleOf({
  empty,
  cookiesOff,
  fix,
}: {
  readonly empty: boolean;
  readonly cookiesOff: boolean;
  readonly fix: RefusalEntry['fix'];
}): MessageKey {
  if (empty) return 'page.emptyTitle';
  if (cookiesOff) return 'storage.cookiesOff';
  return fix === 'browser' ? 'page.browserTitle' : 'page.title';
}
