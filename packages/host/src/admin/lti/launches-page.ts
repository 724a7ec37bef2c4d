import type { Page } from '@coursewright/core';
import type { LaunchRecord, LtiTool, Registration } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { ltiPage, pageLinks, timeText } from './lti-page.ts';
import { platformHead, platformPath } from './platform-names.ts';

interface Parts {
  readonly outcome: LaunchRecord['outcome'];
  readonly page: Page<LaunchRecord>;
  readonly first: boolean;
  readonly platforms: readonly Registration[];
  /** Those of one platform; `none`: of none that is known; absent: all. */
  readonly of?: Registration | 'none' | undefined;
  readonly doctor: Pick<LtiTool['doctor'], 'explain'>;
  readonly language: 'en' | 'es';
}

/** Launches of the week: those that were refused with their cause, and those that opened. */
export function launchesPage(context: PageContext, parts: Parts): string {
  const { t } = context.words;
  const { outcome, page, of, first } = parts;
  const path = typeof of === 'object' ? platformPath(of, '/launches') : '/admin/lti/launches';
  const kept = { outcome, ...(of === 'none' && { platform: 'none' }) };
  const title = t('lti.launches.title');
  const head =
    typeof of === 'object'
      ? platformHead(context, of, 'launches')
      : html`<h1>${title}</h1>
          <p class="lead">${t('lti.launches.lead')}</p>
          ${findForm(context)}`;
  const tabs = html`<nav class="places" aria-label="${t('lti.launches.which')}">
    ${(['refused', 'opened'] as const).map(
      (one) =>
        html`<a
          href="${path}?${String(new URLSearchParams({ ...kept, outcome: one }))}"
          ${one === outcome && html` aria-current="page"`}
          >${t(`lti.launches.${one}`)}</a
        >`,
    )}
  </nav>`;
  const main = html`${head} ${of === 'none' && html`<p>${t('lti.launches.unknown')}</p>`} ${tabs}
  ${page.items.length === 0 ? html`<p class="card empty">${t(`lti.launches.none.${outcome}`)}</p>` : table(context, parts)}
  ${pageLinks(context, path, kept, { first, next: page.next })}`;
  return ltiPage(context, { title, place: typeof of === 'object' ? 'platforms' : 'launches', main });
}

function findForm({ words: { t } }: PageContext): Html {
  return html`<form class="find" method="get" action="/admin/lti/launches" role="search">
    <label for="id">${t('lti.launches.find')}</label>
    <input id="id" name="id" required autocomplete="off" spellcheck="false" />
    <button class="button quiet">${t('lti.launches.findButton')}</button>
  </form>`;
}

function table(context: PageContext, { outcome, page, platforms, doctor, language }: Parts): Html {
  const { t } = context.words;
  const cause = ({ code, facts, registrationId, product }: LaunchRecord) => {
    if (code === undefined) return '';
    const registration = platforms.find(({ id }) => id === registrationId);
    return doctor.explain(
      { refused: code, facts },
      { ...(product !== undefined && { product }), ...registration },
      language,
    ).cause;
  };
  const nameOf = ({ registrationId }: LaunchRecord) =>
    platforms.find(({ id }) => id === registrationId)?.name ?? t('lti.launches.nobody');
  return html`<div class="card scroll" tabindex="0" role="group" aria-label="${t(`lti.launches.${outcome}`)}">
    <table class="launches">
      <thead>
        <tr>
          <th scope="col">${t('lti.launches.when')}</th>
          <th scope="col">${t('lti.platform')}</th>
          <th scope="col">${t(outcome === 'refused' ? 'lti.launches.cause' : 'lti.launches.where')}</th>
        </tr>
      </thead>
      <tbody>
        ${page.items.map(
          (record) =>
            html`<tr>
              <th scope="row">
                <a href="/admin/lti/launches/${encodeURIComponent(record.id)}">${timeText(record.at)}</a>
              </th>
              <td>${nameOf(record)}</td>
              <td>
                ${
                  record.code === undefined
                    ? html`<span>${record.contextId} · ${record.resourceLinkId ?? record.messageType}</span>`
                    : html`${cause(record)} <code class="muted">${record.code}</code>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
