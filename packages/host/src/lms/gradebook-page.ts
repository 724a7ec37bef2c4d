import type { GradebookRow, Page } from '@coursewright/core';
import type { CourseVisit } from './course-visits.ts';
import type { GradebookColumn } from './gradebook-columns.ts';
import { html, type Html } from './html.ts';
import { coursePath } from './page.ts';

interface Parts {
  readonly columns: readonly GradebookColumn[];
  readonly page: Page<GradebookRow>;
  readonly first: boolean;
}

/** A page of the gradebook: a row a learner, a column a graded subsection. */
export function gradebookMain(visit: CourseVisit, { columns, page, first }: Parts): Html {
  const { t } = visit.words;
  const home = coursePath(visit.course.courseKey);
  const head = html`<div class="row">
    <h1 id="gradebook">${t('gradebook.title')}</h1>
    ${page.items.length > 0 && html`<a class="button quiet" href="${home}/gradebook.csv">${t('gradebook.download')}</a>`}
  </div>`;
  if (page.items.length === 0 && first)
    return html`${head}
      <p class="lead">${t('gradebook.empty')}</p>`;
  return html`${head}
    <div class="card scroll gradebook" tabindex="0" role="group" aria-labelledby="gradebook">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('gradebook.learner')}</th>
            <th scope="col" class="number">${t('gradebook.grade')}</th>
            <th scope="col">${t('gradebook.letter')}</th>
            ${columns.map(({ label, title }) => html`<th scope="col" class="number" title="${title}">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${page.items.map((row) => learnerRow(visit, row, columns))}
        </tbody>
      </table>
    </div>
    <nav class="row" aria-label="${t('gradebook.pages')}">
      ${!first && html`<a class="button quiet" href="${home}/gradebook">${t('gradebook.first')}</a>`}
      ${page.next !== undefined && html`<a class="button quiet" href="${home}/gradebook?after=${encodeURIComponent(page.next)}">${t('gradebook.next')}</a>`}
    </nav>`;
}

function learnerRow(visit: CourseVisit, row: GradebookRow, columns: readonly GradebookColumn[]): Html {
  const { t, percent, number } = visit.words;
  const progress = `${coursePath(visit.course.courseKey)}/progress?username=${encodeURIComponent(row.username)}`;
  const score = (value: { readonly earned: number; readonly possible: number } | undefined) =>
    value === undefined
      ? html`<span class="muted" aria-label="${t('gradebook.noScore')}">–</span>`
      : html`<span
          title="${t('progress.of', { earned: number(value.earned), possible: number(value.possible) })}"
          >${percent(value.possible === 0 ? 0 : value.earned / value.possible)}</span
        >`;
  return html`<tr>
    <th scope="row">
      <a href="${progress}">${row.name === '' ? row.username : row.name}</a>
      ${row.name !== '' && html`<br /><span class="muted">${row.username}</span>`}
    </th>
    <td class="number strong">${percent(row.percent)}</td>
    <td>${row.letter !== null && html`<span class="tag good">${row.letter}</span>`}</td>
    ${columns.map(({ usageKey }) => html`<td class="number">${score(row.subsections[usageKey])}</td>`)}
  </tr>`;
}
