import type { Page } from '@coursewright/core';
import type { GradeColumn, Registration, ResourceLink } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { ltiPage, pageLinks } from './lti-page.ts';
import { platformHead, platformPath } from './platform-names.ts';

interface Parts {
  readonly registration: Registration;
  readonly columns: Page<GradeColumn>;
  readonly links: Page<ResourceLink>;
  readonly list: 'links' | 'columns';
  readonly first: boolean;
}

/** Where grades of a platform go: line items of its links, and those that are looked after for subsections or courses. */
export function lineItemsPage(context: PageContext, parts: Parts): string {
  const { t } = context.words;
  const { registration, columns, links, list, first } = parts;
  const path = platformPath(registration, '/line-items');
  const rows =
    list === 'links'
      ? links.items.map((link) => ({ ...link, name: link.resourceLinkId }))
      : columns.items.map((column) => ({ ...column, name: column.usageKey }));
  const main = html`${platformHead(context, registration, 'items')}
    <p>${t(`lti.items.mode.${registration.grades}`)}</p>
    <nav class="places" aria-label="${t('lti.items.which')}">
      ${(['links', 'columns'] as const).map((one) => html`<a href="${path}?list=${one}" ${one === list && html` aria-current="page"`}>${t(`lti.items.${one}`)}</a>`)}
    </nav>
    ${rows.length === 0 ? html`<p class="card empty">${t(`lti.items.none.${list}`)}</p>` : table(context, rows)}
    ${pageLinks(context, path, { list }, { first, next: (list === 'links' ? links : columns).next })}`;
  return ltiPage(context, { title: registration.name, place: 'platforms', main });
}

interface Row {
  readonly name: string;
  readonly contextId?: string;
  readonly deploymentId: string;
  readonly usageKey: string;
  readonly lineItemUrl?: string;
  readonly error?: string;
}

function table({ words: { t } }: PageContext, rows: readonly Row[]): Html {
  return html`<div class="card scroll" tabindex="0" role="group" aria-label="${t('lti.tab.items')}">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('lti.items.name')}</th>
          <th scope="col">${t('lti.launch.context')}</th>
          <th scope="col">${t('lti.outbox.item')}</th>
          <th scope="col">${t('lti.items.address')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row"><code>${row.name}</code></th>
              <td>
                ${row.contextId ?? '–'}<br /><span class="muted"
                  >${t('lti.launch.deployment')} ${row.deploymentId}</span
                >
              </td>
              <td><code>${row.usageKey}</code></td>
              <td>
                ${row.error ?? (row.lineItemUrl === undefined ? html`<span class="muted">${t('lti.items.noLineItem')}</span>` : html`<code>${row.lineItemUrl}</code>`)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
