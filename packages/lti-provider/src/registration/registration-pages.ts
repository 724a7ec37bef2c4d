import type { CourseSummary } from '@coursewright/core';
import { lmsNames, lmsProduct } from '../doctor/lms-product.ts';
import type { Translation } from '../i18n/translation.ts';
import { html, type Html } from '../pages/html.ts';
import type { Page } from '../pages/send-page.ts';
import { closeSubject } from '../spec/registration.ts';
import { scopes } from '../spec/scopes.ts';
import { messageTypes } from '../spec/services.ts';
import { platformTitle, type FinishedRegistration } from './finish-registration.ts';
import { registrationRefusals, type RegistrationRefusal } from './registration-refusals.ts';
import { registrationWishes } from './registration-request.ts';
import type { RegistrationSession } from './registration-session.ts';

/** Courses that the page lists at most. */
const mostCourses = 200;
const gradeModes = ['links', 'subsections', 'course', 'none'] as const;

const registrationStyle = `
h2 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; overflow-wrap: anywhere; }
dt { opacity: .75; }
dd { margin: 0; }
ul.wishes { list-style: disc; padding-inline-start: 1.3rem; margin: 0; }
fieldset { border: 1px solid #8886; border-radius: .4rem; margin: 1rem 0; padding: .6rem .9rem; min-width: 0; }
legend, .field > label { font-weight: 600; }
.choice { display: flex; gap: .6rem; align-items: baseline; padding: .25rem 0; }
.list { max-height: 16rem; overflow: auto; padding-inline-start: 1.6rem; }
.field { display: grid; gap: .3rem; margin: 1rem 0; }
.field input { font: inherit; padding: .45rem .6rem; border: 1px solid #888; border-radius: .4rem; background: none; color: inherit; min-width: 0; }
.note { border-inline-start: 4px solid #c98a1b; padding: .4rem .8rem; background: #c98a1b22; }
`;

/** Who ticks a course means "only these". */
const chooseScript = `document.addEventListener('change', ({ target }) => {
  if (target.name === 'course' && target.checked) document.querySelector('[value="some"]').checked = true;
});`;

/** Who asks, what for, and what whoever may decides about. */
export function askingPage(
  { t, language }: Translation,
  parts: {
    readonly session: RegistrationSession;
    readonly signed: string;
    readonly toolName: string;
    readonly courses: readonly CourseSummary[];
    readonly action: string;
  },
): Page {
  const { session, toolName: tool } = parts;
  const platform = platformTitle(session.platform);
  const known = session.by !== 'nobody';
  return {
    language,
    title: t('registration.title', { tool }),
    style: registrationStyle,
    ...(known && { script: chooseScript }),
    main: html`<h1>${t('registration.ask', { platform })}</h1>
      <p>${t('registration.lead', { tool })}</p>
      <h2>${t('registration.who')}</h2>
      ${platformFacts(session, t)}
      <h2>${t('registration.what', { tool })}</h2>
      ${wishList(session, t)}
      <form method="post" action="${parts.action}">
        <input type="hidden" name="session" value="${parts.signed}" />
        <p class="field">
          <label for="title">${t('registration.name')}</label>
          <input id="title" name="title" value="${platform}" maxlength="255" required />
        </p>
        ${known ? choices(parts.courses, t) : html`<p class="note">${t('registration.nobody', { tool })}</p>`}
        <p><button class="main">${t(known ? 'registration.yes' : 'registration.yesPending')}</button></p>
      </form>`,
  };
}

function platformFacts({ platform }: RegistrationSession, t: Translation['t']): Html {
  const product = lmsProduct(platform);
  const name = product === 'other' ? (platform.product ?? '–') : lmsNames[product];
  return html`<dl>
    <dt>${t('registration.product')}</dt>
    <dd>${name} ${platform.version}</dd>
    <dt>${t('registration.issuer')}</dt>
    <dd>${platform.issuer}</dd>
    ${
      platform.account !== undefined &&
      html`<dt>${t('registration.account')}</dt>
        <dd>${platform.account}</dd>`
    }
  </dl>`;
}

function wishList({ by, platform }: RegistrationSession, t: Translation['t']): Html {
  const wishes = registrationWishes(platform, {
    grades: 'links',
    personalData: { name: true, email: true },
  });
  const types = wishes.messages.map(({ type }) => type);
  return html`<ul class="wishes">
    <li>${t('registration.message.LtiResourceLinkRequest')}</li>
    ${types.includes(messageTypes.deepLinking) && html`<li>${t('registration.message.LtiDeepLinkingRequest')}</li>`}
    ${wishes.scopes.includes(scopes.score) && html`<li>${t('registration.scope.grades')}</li>`}
    ${wishes.scopes.includes(scopes.membershipReadonly) && html`<li>${t('registration.scope.members')}</li>`}
    <li>${t(by === 'nobody' ? 'registration.personAlways' : 'registration.person')}</li>
  </ul>`;
}

function choices(courses: readonly CourseSummary[], t: Translation['t']): Html {
  const shown = courses.slice(0, mostCourses);
  return html`<fieldset>
      <legend>${t('registration.courses')}</legend>
      ${choice({ type: 'radio', name: 'reach', value: 'every', label: t('registration.everyCourse'), checked: true })}
      ${shown.length > 0 && choice({ type: 'radio', name: 'reach', value: 'some', label: t('registration.someCourses') })}
      ${
        shown.length > 0 &&
        html`<div class="list" tabindex="0" role="group" aria-label="${t('registration.someCourses')}">
          ${shown.map(({ courseKey, title }) => choice({ type: 'checkbox', name: 'course', value: courseKey, label: title }))}
        </div>`
      }
      ${courses.length > mostCourses && html`<p class="soft">${t('registration.moreCourses', { count: courses.length - mostCourses })}</p>`}
    </fieldset>
    <fieldset>
      <legend>${t('registration.grades')}</legend>
      ${gradeModes.map((mode) => choice({ type: 'radio', name: 'grades', value: mode, label: t(`registration.grades.${mode}`), checked: mode === 'links' }))}
    </fieldset>
    <fieldset>
      <legend>${t('registration.personalData')}</legend>
      ${choice({ type: 'checkbox', name: 'name', value: 'yes', label: t('registration.sendName'), checked: true })}
      ${choice({ type: 'checkbox', name: 'email', value: 'yes', label: t('registration.sendEmail'), checked: true })}
    </fieldset>`;
}

function choice(input: {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked?: boolean;
}): Html {
  const { type, name, value, label, checked } = input;
  return html`<label class="choice"
    ><input type="${type}" name="${name}" value="${value}" ${checked === true && html` checked`} /><span
      >${label}</span
    ></label
  >`;
}

/** It is done: the platform's window is told so at once, or, where there is something to read first, by a button. */
export function donePage(
  { t, language }: Translation,
  { registration, session }: FinishedRegistration,
  tool: string,
): Page {
  const { name: platform, state, deployments } = registration;
  const active = state === 'active';
  return {
    language,
    title: t('registration.title', { tool }),
    style: registrationStyle,
    script: closeScript(session.origins, active),
    main: html`<h1>${t('registration.done', { platform })}</h1>
      <p>${active ? t('registration.doneActive') : t('registration.donePending', { tool })}</p>
      ${active && deployments === 'any' && html`<p>${t('registration.doneDeployment')}</p>`}
      <p><button class="main" id="close" type="button">${t('registration.close')}</button></p>`,
  };
}

/** The message says nothing but that it is done; it goes to the platform's own pages and to no other. */
function closeScript(origins: readonly string[], atOnce: boolean): string {
  const known = JSON.stringify(origins).replaceAll('<', String.raw`\u003c`);
  return `{
  const tell = () => {
    for (const page of [opener, parent]) {
      if (page === null || page === self) continue;
      for (const origin of ${known}) page.postMessage({ subject: '${closeSubject}' }, origin);
    }
  };
  document.getElementById('close').addEventListener('click', tell);${atOnce ? '\n  tell();' : ''}
}`;
}

export function refusedPage(
  { t, language }: Translation,
  { refused: code, facts }: RegistrationRefusal,
  id: string,
): Page {
  const { section, again } = registrationRefusals[code];
  return {
    language,
    status: code === 'too_many_at_once' ? 429 : 400,
    title: t('registration.notDone'),
    main: html`<h1>${t('registration.notDone')}</h1>
      <p>${t(`registration.refused.${code}`, facts)}</p>
      ${again && html`<p>${t('registration.again')}</p>`}
      <p class="soft">${t('page.facts', { code, section, id })}</p>`,
  };
}
