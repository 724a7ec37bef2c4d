import type { Response } from 'express';
import type { Translation } from '../i18n/translation.ts';
import { html, type Html } from '../pages/html.ts';
import { sendPage } from '../pages/send-page.ts';
import type { ContentEntry, ContentPage } from './list-content.ts';

export interface PickerPage {
  readonly token: string;
  readonly action: string;
  readonly translation: Translation;
  readonly frameAncestors: readonly string[];
  /** undefined where the platform takes no links to a tool. */
  readonly content: ContentPage | undefined;
}

/** One level of the content as a plain form: every choice is a button, so it works with the keyboard and without script. */
export function sendPickerPage(response: Response, page: PickerPage): void {
  const { translation, content } = page;
  const { t, language } = translation;
  const here = content?.trail.at(-1);
  const title = here === undefined ? t('picker.title') : `${t('picker.title')}: ${here.title}`;
  sendPage(response, {
    language,
    title,
    frameAncestors: page.frameAncestors,
    formAction: ["'self'"],
    main: html`<form method="post" action="${page.action}">
      <input type="hidden" name="token" value="${page.token}" />
      ${content !== undefined && content.trail.length > 0 && trail(content.trail, translation)}
      <h1>${title}</h1>
      ${content === undefined ? html`<p>${t('picker.notAccepted')}</p>` : entries(content, translation)}
      <p><button name="cancel" value="1">${t('picker.cancel')}</button></p>
    </form>`,
  });
}

function trail(above: readonly ContentEntry[], { t }: Translation): Html {
  return html`<nav aria-label="${t('picker.trail')}">
    <ol class="trail">
      <li><button class="link" name="open" value="">${t('picker.courses')}</button></li>
      ${above.map((entry, index) =>
        index === above.length - 1
          ? html`<li aria-current="page">${entry.title}</li>`
          : html`<li><button class="link" name="open" value="${entry.usageKey}">${entry.title}</button></li>`,
      )}
    </ol>
  </nav>`;
}

function entries({ trail: above, entries: list }: ContentPage, translation: Translation): Html {
  const { t } = translation;
  if (list.length === 0 && above.length === 0) return html`<p>${t('picker.noCourses')}</p>`;
  return html`<ul class="items" aria-label="${t('picker.contents')}">
    ${list.map((entry) => row(entry, translation))}
  </ul>`;
}

function row({ usageKey, type, title, opens }: ContentEntry, { t }: Translation): Html {
  return html`<li>
    <span class="what">${title} <span class="soft">${t(`type.${type}`)}</span></span>
    <span>
      ${opens && html`<button name="open" value="${usageKey}" aria-label="${t('picker.openNamed', { title })}">${t('picker.open')}</button>`}
      <button
        class="main"
        name="choose"
        value="${usageKey}"
        aria-label="${t('picker.chooseNamed', { title })}"
      >
        ${t('picker.choose')}
      </button>
    </span>
  </li>`;
}
