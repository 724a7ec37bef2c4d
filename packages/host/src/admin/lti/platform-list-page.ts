import type { LaunchCount, Registration } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { ltiPage, notice } from './lti-page.ts';
import { platformPath, productName, stateTag } from './platform-names.ts';

interface Parts {
  readonly platforms: readonly Registration[];
  readonly counts: readonly LaunchCount[];
  readonly done?: string | undefined;
}

/** Every platform with its launches of the week; those that wait for approval first. */
export function platformListPage(context: PageContext, { platforms, counts, done }: Parts): string {
  const { t } = context.words;
  const sorted = platforms.toSorted((a, b) => Number(b.state === 'pending') - Number(a.state === 'pending'));
  const unknown = counts.find((one) => one.registrationId === undefined && one.outcome === 'refused');
  const main = html`<div class="row">
      <h1>${t('lti.title')}</h1>
      <a class="button" href="/admin/lti/add">${t('lti.addButton')}</a>
    </div>
    <p class="lead">${t('lti.lead')}</p>
    ${notice(done)} ${platforms.length === 0 ? empty(context) : table(context, sorted, counts)}
    ${
      unknown !== undefined &&
      html`<p>
        <a href="/admin/lti/launches?platform=none">${t('lti.unknownLaunches', { count: unknown.count })}</a>
      </p>`
    }`;
  return ltiPage(context, { title: t('lti.title'), place: 'platforms', main });
}

function empty({ words: { t } }: PageContext): Html {
  return html`<section class="card empty">
    <h2>${t('lti.empty')}</h2>
    <p>${t('lti.emptyHelp')}</p>
    <p><a class="button" href="/admin/lti/add">${t('lti.addButton')}</a></p>
  </section>`;
}

function table(
  context: PageContext,
  platforms: readonly Registration[],
  counts: readonly LaunchCount[],
): Html {
  const { t, number } = context.words;
  const countOf = (id: string, outcome: LaunchCount['outcome']) =>
    counts.find((one) => one.registrationId === id && one.outcome === outcome)?.count ?? 0;
  return html`<div class="card scroll" tabindex="0" role="group" aria-label="${t('lti.platforms')}">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('lti.platform')}</th>
          <th scope="col">${t('lti.kind')}</th>
          <th scope="col">${t('lti.stateColumn')}</th>
          <th scope="col" class="number">${t('lti.opened')}</th>
          <th scope="col" class="number">${t('lti.refused')}</th>
        </tr>
      </thead>
      <tbody>
        ${platforms.map(
          (one) =>
            html`<tr>
              <th scope="row">
                <a href="${platformPath(one)}">${one.name}</a><br /><span class="muted">${one.issuer}</span>
              </th>
              <td>${productName(one)}</td>
              <td>${stateTag(context, one)}</td>
              <td class="number">${number(countOf(one.id, 'opened'))}</td>
              <td class="number">
                <a
                  href="${platformPath(one, '/launches?outcome=refused')}"
                  aria-label="${t('lti.refusedOf', { name: one.name, count: countOf(one.id, 'refused') })}"
                  >${number(countOf(one.id, 'refused'))}</a
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
