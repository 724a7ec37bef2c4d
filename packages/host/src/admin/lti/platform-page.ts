import type { CourseSummary } from '@coursewright/core';
import type { ConnectionStep, Registration } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { ltiPage, notice } from './lti-page.ts';
import { platformForm } from './platform-form.ts';
import { platformHead, platformPath } from './platform-names.ts';

interface Parts {
  readonly csrf: string;
  readonly registration: Registration;
  readonly courses: readonly CourseSummary[];
  readonly done?: string | undefined;
  readonly wrong?: string | undefined;
  /** What a test of the connection has found. */
  readonly steps?: readonly (ConnectionStep & { readonly fix?: string })[] | undefined;
}

/** One platform: whether it may launch, whether it answers, and what is set for it. */
export function platformPage(context: PageContext, parts: Parts): string {
  const { t } = context.words;
  const { registration, csrf, done, wrong } = parts;
  const main = html`${platformHead(context, registration, 'settings')} ${notice(done)} ${notice(wrong, 'bad')}
    ${stateCard(context, registration, csrf)}
    <div class="two">${connectionCard(context, parts)} ${registeredCard(context, registration, csrf)}</div>
    ${platformForm(context, parts)}
    <section class="card panel" aria-labelledby="remove">
      <h2 id="remove">${t('lti.remove.title')}</h2>
      <p>${t('lti.remove.help')}</p>
      <p>
        <a class="button quiet" href="${platformPath(registration, '/remove')}">${t('lti.remove.button')}</a>
      </p>
    </section>`;
  return ltiPage(context, { title: registration.name, place: 'platforms', main });
}

/** A button of its own that sends nothing but itself. */
export function actionForm(action: string, csrf: string, label: string, look = 'button'): Html {
  return html`<form method="post" action="${action}">
    <input type="hidden" name="csrf" value="${csrf}" />
    <button class="${look}">${label}</button>
  </form>`;
}

function stateCard({ words: { t } }: PageContext, registration: Registration, csrf: string): Html {
  const { state } = registration;
  const approve = platformPath(registration, '/approve');
  return html`<section class="card panel state ${state}" aria-label="${t('lti.stateColumn')}">
    <p>${t(`lti.stateHelp.${state}`)}</p>
    ${state === 'pending' && actionForm(approve, csrf, t('lti.approve'))}
    ${state === 'paused' && actionForm(approve, csrf, t('lti.resume'))}
    ${state === 'active' && actionForm(platformPath(registration, '/pause'), csrf, t('lti.pause'), 'button quiet')}
  </section>`;
}

function connectionCard({ words: { t } }: PageContext, { registration, csrf, steps }: Parts): Html {
  return html`<section class="card panel" id="connection" aria-labelledby="connection-title">
    <h2 id="connection-title">${t('lti.test.title')}</h2>
    <p>${t('lti.test.help')}</p>
    ${
      steps !== undefined &&
      html`<ul class="steps" role="status">
        ${steps.map(
          (step) =>
            html`<li class="${step.good ? 'good' : 'bad'}">
              <strong>${t(`lti.test.${step.step}`)}</strong>
              <span>${step.good ? t('lti.test.good', { ms: step.ms }) : step.fault}</span>
              ${step.keys !== undefined && step.good && html`<span>${t('lti.test.keyCount', { count: step.keys })}</span>`}
              <code>${step.address}</code>
              ${step.fix !== undefined && html`<p>${step.fix}</p>`}
            </li>`,
        )}
      </ul>`
    }
    ${actionForm(`${platformPath(registration, '/test')}#connection`, csrf, t('lti.test.button'), 'button quiet')}
  </section>`;
}

function registeredCard({ words: { t } }: PageContext, registration: Registration, csrf: string): Html {
  const { registered } = registration;
  return html`<section class="card panel" aria-labelledby="registered">
    <h2 id="registered">${t('lti.registered.title')}</h2>
    ${
      registered === undefined
        ? html`<p>${t('lti.registered.byHand')}</p>`
        : html`<p>${t('lti.registered.granted')}</p>
            <ul class="plain">
              ${[...registered.messages, ...registered.scopes].map((one) => html`<li><code>${shortName(one)}</code></li>`)}
            </ul>
            ${
              registered.clientUri === undefined
                ? html`<p class="muted">${t('lti.registered.fixed')}</p>`
                : html`<p>${t('lti.registered.updateHelp')}</p>
                    ${actionForm(platformPath(registration, '/registration'), csrf, t('lti.registered.update'), 'button quiet')}`
            }`
    }
  </section>`;
}

/** The end of a scope's address says which it is. */
function shortName(scope: string): string {
  return scope.startsWith('https:') ? scope.split('/').slice(-3).join('/').replace('/scope/', ' ') : scope;
}
