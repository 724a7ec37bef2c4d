import { html, type Html } from '../../lms/html.ts';
import type { Translation } from '../../lms/i18n/translator.ts';
import { isFailing, type GradeSync } from './grade-syncs.ts';
import { nothingYet } from './nothing-yet.ts';

/** The platforms that do not take their grades, each with what can be done about it a click away. */
export function gradesSection(syncs: readonly GradeSync[], words: Translation): Html {
  const { t, number } = words;
  const failing = syncs.filter(isFailing);
  const head = html`<h2 id="grades">${t('site.insights.grades')}</h2>`;
  if (failing.length === 0)
    return html`<section class="list">
      ${head}
      <p class="card empty">
        ${syncs.length === 0 ? t('site.insights.noPlatforms') : t('site.insights.gradesWell', { count: syncs.length, number: number(syncs.length) })}
      </p>
    </section>`;
  return html`<section class="list">
    ${head}
    <div class="card scroll" tabindex="0" role="group" aria-labelledby="grades">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('site.insights.platform')}</th>
            <th scope="col" class="number">${t('site.insights.gradesFailed')}</th>
            <th scope="col" class="number">${t('site.insights.gradesWaiting')}</th>
            <th scope="col">${t('site.insights.paused')}</th>
          </tr>
        </thead>
        <tbody>
          ${failing.map(
            ({ registrationId, name, failed, waiting, pausedUntil, reason }) =>
              html`<tr>
                <th scope="row">
                  <a href="/admin/lti/${encodeURIComponent(registrationId)}/grades">${name}</a>
                </th>
                <td class="number">${number(failed)}</td>
                <td class="number">${number(waiting)}</td>
                <td>
                  ${pausedUntil === undefined ? nothingYet(words) : html`${words.time(new Date(pausedUntil / 1000).toISOString())}${reason !== undefined && html`<br /><span class="muted">${reason}</span>`}`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
