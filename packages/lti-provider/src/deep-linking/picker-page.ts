import type { Response } from 'express';
import type { Translation } from '../i18n/translation.ts';
import { html, type Html } from '../pages/html.ts';
import { sendPage } from '../pages/send-page.ts';
import type { ContentEntry } from './content-entry.ts';
import type { ContentPage } from './content-page.ts';
import { pickerRows } from './picker-rows.ts';
import { pickerScript } from './picker-script.ts';
import { pickerSelection } from './picker-selection.ts';
import { pickerStyle } from './picker-style.ts';
import type { PickerView } from './picker-view.ts';

/**
 * One page of the outline as a plain form: check boxes and buttons of the browser's own, so it works by keyboard and without
 * script; what was selected on other pages travels along. The script only keeps the list of what is selected up to date.
 */
export function sendPickerPage(response: Response, page: PickerView): void {
  const { session, translation, content, place } = page;
  const { t, language } = translation;
  const here = content.trail.at(-1);
  sendPage(response, {
    language,
    title: here === undefined ? t('picker.title') : `${t('picker.title')}: ${here.title}`,
    frameAncestors: session.frameAncestors,
    // Where a launch goes on from here is the app's own affair.
    ...(session.answer.to === 'platform' && { formAction: ["'self'"] }),
    style: pickerStyle,
    script: pickerScript,
    main: html`<form method="post" action="${page.action}" class="picker">
      <button class="first" name="search" value="1" tabindex="-1" aria-hidden="true"></button>
      <input type="hidden" name="token" value="${page.token}" />
      <input type="hidden" name="at" value="${place.at}" />
      <input type="hidden" name="here" value="${content.page}" />
      <div class="head">
        ${trail(content.trail, translation)}
        <h1>${here === undefined ? t('picker.title') : here.title}</h1>
        ${notes(page)} ${search(page)}
      </div>
      <div class="columns">
        <div class="outline">${results(page)} ${pickerRows(page)} ${pages(content, translation)}</div>
        ${pickerSelection(page)}
      </div>
    </form>`,
  });
}

function trail(above: readonly ContentEntry[], { t }: Translation): Html | undefined {
  if (above.length === 0) return undefined;
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

function notes({ session, alert, translation: { t } }: PickerView): Html {
  const { answer } = session;
  return html`${answer.to === 'link' && html`<p class="soft">${t('picker.keepLead')}</p>`}
  ${answer.to === 'platform' && answer.item === 'link' && html`<p class="note">${t('picker.plainLinks')}</p>`}
  ${alert !== undefined && html`<p class="note" role="alert">${alert}</p>`}`;
}

function search({ place, content, translation: { t } }: PickerView): Html {
  const [course] = content.trail;
  const label = course === undefined ? t('picker.find') : t('picker.findIn', { title: course.title });
  return html`<div class="find" role="search">
    <input type="search" name="query" value="${place.query}" aria-label="${label}" placeholder="${label}" />
    <button name="search" value="1">${t('picker.findButton')}</button>
  </div>`;
}

function results({ place, content, translation: { t } }: PickerView): Html | undefined {
  const { query } = place;
  if (query.trim() === '') return undefined;
  const text = t(content.rows.length === 0 ? 'picker.notFound' : 'picker.found', { query });
  return html`<p class="found">
    <span role="status">${text}</span>
    <button class="link" name="clear" value="1">${t('picker.clear')}</button>
  </p>`;
}

function pages({ page, pages: count }: ContentPage, { t }: Translation): Html | undefined {
  if (count < 2) return undefined;
  return html`<nav class="pages" aria-label="${t('picker.pages')}">
    ${page > 0 && html`<button name="turn" value="${page - 1}">${t('picker.previous')}</button>`}
    <span>${t('picker.pageOf', { page: page + 1, pages: count })}</span>
    ${page + 1 < count && html`<button name="turn" value="${page + 1}">${t('picker.next')}</button>`}
  </nav>`;
}
