import type { Explanation, LaunchRecord, Registration } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { ltiPage, timeText } from './lti-page.ts';
import { platformPath } from './platform-names.ts';

interface Parts {
  readonly record: LaunchRecord;
  readonly registration: Registration | undefined;
  readonly explanation: Explanation | undefined;
}

/** One launch: what was wrong and what to do about it, then all that is kept of it. */
export function launchPage(context: PageContext, { record, registration, explanation }: Parts): string {
  const { t } = context.words;
  const title = t(explanation === undefined ? 'lti.launch.opened' : 'lti.launch.refused');
  const main = html`<h1>${title}</h1>
    <p class="muted">${timeText(record.at)} · <code>${record.id}</code></p>
    ${explanation !== undefined && explanationCard(context, explanation)}
    <section class="card panel" aria-labelledby="facts">
      <h2 id="facts">${t('lti.launch.facts')}</h2>
      <dl class="facts-list">
        <dt>${t('lti.platform')}</dt>
        <dd>
          ${registration === undefined ? t('lti.launches.nobody') : html`<a href="${platformPath(registration)}">${registration.name}</a>`}
        </dd>
        ${facts(context, record)}
      </dl>
    </section>
    ${sent(context, record)}
    <p><a href="/admin/lti/launches">${t('lti.launch.all')}</a></p>`;
  return ltiPage(context, { title, place: 'launches', main });
}

/** Cause, who mends it, how, and where the standard asks for it. */
export function explanationCard({ words: { t } }: PageContext, explanation: Explanation): Html {
  const { cause, fix, lms, who, section, code } = explanation;
  return html`<section class="card panel explanation">
    <h2>${t('lti.launch.cause')}</h2>
    <p class="strong">${cause}</p>
    <h2>${lms === undefined ? t('lti.launch.fix') : t('lti.launch.fixIn', { lms })}</h2>
    <p>${fix}</p>
    <p class="muted">
      ${t(`lti.who.${who}`)} · ${t('lti.launch.section', { section })} · <code>${code}</code>
    </p>
  </section>`;
}

function facts({ words: { t } }: PageContext, record: LaunchRecord): readonly Html[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('lti.launch.step'), t(`lti.launch.step.${record.step}`)],
    [t('lti.launch.message'), record.messageType],
    [t('lti.launch.deployment'), record.deploymentId],
    [t('lti.launch.context'), record.contextId],
    [t('lti.launch.link'), record.resourceLinkId],
    [t('lti.launch.product'), record.product],
  ];
  return rows.map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value ?? '–'}</dd>`,
  );
}

function sent({ words: { t } }: PageContext, { header, claims }: LaunchRecord): Html | undefined {
  if (header === undefined && claims === undefined) return undefined;
  return html`<details class="card panel">
    <summary>${t('lti.launch.token')}</summary>
    <p class="muted">${t('lti.launch.redacted')}</p>
    <pre tabindex="0" role="group" aria-label="${t('lti.launch.token')}">
${JSON.stringify({ header, claims }, null, 2)}</pre>
  </details>`;
}
