import type { ProgressView } from '@coursewright/core';
import type { CourseVisit } from './course-visits.ts';
import { html, type Html } from './html.ts';
import { coursePath } from './page.ts';

interface Parts {
  readonly title: string;
  readonly progress: ProgressView;
}

/** One learner's grades as the course team sees them: the result, how it comes about, every score. */
export function learnerProgress(visit: CourseVisit, { title, progress }: Parts): Html {
  const { t, percent } = visit.words;
  const passing = Math.min(...progress.cutoffs.map(({ atLeast }) => atLeast));
  return html`<p class="eyebrow">
      <a href="${coursePath(visit.course.courseKey)}/gradebook">${t('gradebook.title')}</a>
    </p>
    <h1>${title}</h1>
    <section class="card grade">
      <p class="figure">${percent(progress.percent)}</p>
      <div class="about-grade">
        <p class="eyebrow">${t('progress.grade')}</p>
        <p>
          ${progress.letter !== null && html`<span class="tag good">${progress.letter}</span>`}
          ${
            progress.passed
              ? t('progress.passed')
              : Number.isFinite(passing) && t('progress.notPassed', { percent: percent(passing) })
          }
        </p>
      </div>
    </section>
    ${formatsTable(visit, progress)} ${subsectionsTable(visit, progress)}`;
}

function formatsTable({ words: { t, percent } }: CourseVisit, { formats }: ProgressView): Html {
  if (formats.length === 0) return html`<p>${t('progress.none')}</p>`;
  return html`<h2 id="types">${t('progress.types')}</h2>
    <div class="card scroll" tabindex="0" role="group" aria-labelledby="types">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('progress.type')}</th>
            <th scope="col" class="number">${t('progress.weight')}</th>
            <th scope="col" class="number">${t('progress.result')}</th>
            <th scope="col" class="number">${t('progress.counts')}</th>
          </tr>
        </thead>
        <tbody>
          ${formats.map(
            (format) =>
              html`<tr>
                <th scope="row">${format.type}</th>
                <td class="number">${percent(format.weight)}</td>
                <td class="number">${percent(format.percent)}</td>
                <td class="number">${percent(format.weight * format.percent)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function subsectionsTable({ words }: CourseVisit, { subsections }: ProgressView): Html {
  const { t, number, date } = words;
  if (subsections.length === 0) return html``;
  const score = (value: { readonly earned: number; readonly possible: number } | undefined) =>
    value === undefined
      ? t('progress.hidden')
      : t('progress.of', { earned: number(value.earned), possible: number(value.possible) });
  return html`<h2 id="scores">${t('progress.scores')}</h2>
    <div class="card scroll" tabindex="0" role="group" aria-labelledby="scores">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('progress.subsection')}</th>
            <th scope="col">${t('progress.type')}</th>
            <th scope="col" class="number">${t('progress.score')}</th>
          </tr>
        </thead>
        <tbody>
          ${subsections.map(
            (one) =>
              html`<tr>
                <th scope="row">
                  ${one.title}<br /><span class="muted">${one.sectionTitle}</span>
                  ${one.due !== undefined && html`<br /><span class="muted">${t('home.due', { date: date(one.due) })}</span>`}
                </th>
                <td>
                  ${one.graded && html`<span class="tag gold">${one.format ?? t('home.graded')}</span>`}
                </td>
                <td class="number">${score(one.score)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
