import { levelsOfEducation, genders, type Demographics } from '@coursewright/core';
import { html, type Html } from './html.ts';
import type { MessageKey } from './i18n/translator.ts';
import { renderPage, type PageContext } from './page.ts';

interface Parts {
  readonly told: Demographics;
  readonly csrf: string;
  readonly saved: boolean;
  readonly complaint?: string;
}

/** Who one is, and what one may tell of oneself. */
export function accountPage(context: PageContext, { told, csrf, saved, complaint }: Parts): string {
  const { t } = context.words;
  const account = context.viewer?.account;
  const main = html`<section class="card sign-in">
    <h1>${t('account.title')}</h1>
    <dl>
      <dt>${t('account.username')}</dt>
      <dd>${account?.username}</dd>
      <dt>${t('account.email')}</dt>
      <dd>${account?.email}</dd>
    </dl>
    ${complaint !== undefined && html`<p class="complaint" role="alert">${complaint}</p>`}
    ${saved && html`<p role="status">${t('account.saved')}</p>`}
    <p>${t('account.why')}</p>
    <form method="post" action="/account">
      <input type="hidden" name="csrf" value="${csrf}" />
      <label for="year">${t('account.year_of_birth')}</label>
      <input
        id="year"
        name="year_of_birth"
        value="${told.yearOfBirth ?? ''}"
        inputmode="numeric"
        autocomplete="bday-year"
        maxlength="4"
      />
      ${choice(context, { name: 'gender', label: 'account.gender', codes: genders, chosen: told.gender })}
      ${choice(context, {
        name: 'level_of_education',
        label: 'account.level_of_education',
        codes: offeredLevels(told),
        chosen: told.levelOfEducation,
      })}
      <button class="button">${t('account.save')}</button>
    </form>
  </section>`;
  return renderPage(context, { title: t('account.title'), main });
}

/** Codes of old profiles are offered to those alone who have them. */
function offeredLevels({ levelOfEducation }: Demographics): readonly string[] {
  return levelsOfEducation.filter((one) => !one.startsWith('p_') || one === levelOfEducation);
}

interface Choice {
  readonly name: string;
  readonly label: MessageKey;
  readonly codes: readonly string[];
  readonly chosen: string | null;
}

function choice({ words: { t } }: PageContext, { name, label, codes, chosen }: Choice): Html {
  return html`<label for="${name}">${t(label)}</label>
    <select id="${name}" name="${name}">
      <option value="">${t('account.notTold')}</option>
      ${codes.map(
        (code) =>
          html`<option value="${code}" ${code === chosen && html`selected`}>
            ${t(words[`${name}.${code}`] ?? 'account.notTold')}
          </option>`,
      )}
    </select>`;
}

const words: Readonly<Record<string, MessageKey>> = {
  'gender.m': 'account.gender.m',
  'gender.f': 'account.gender.f',
  'gender.o': 'account.gender.o',
  'level_of_education.p': 'account.level.p',
  'level_of_education.p_se': 'account.level.p_se',
  'level_of_education.p_oth': 'account.level.p_oth',
  'level_of_education.m': 'account.level.m',
  'level_of_education.b': 'account.level.b',
  'level_of_education.a': 'account.level.a',
  'level_of_education.hs': 'account.level.hs',
  'level_of_education.jhs': 'account.level.jhs',
  'level_of_education.el': 'account.level.el',
  'level_of_education.none': 'account.level.none',
  'level_of_education.other': 'account.level.other',
};
