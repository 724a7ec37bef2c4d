import type { ProgressView } from '@coursewright/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';
import { percentText } from './grade-bar.ts';

type Score = NonNullable<ProgressView['subsections'][number]['score']>;

/** One row an assignment type, and below it each assignment that counts. */
export function formatsTemplate(words: Localize, formats: ProgressView['formats']): TemplateResult {
  return html`<section aria-labelledby="formats">
    <h2 id="formats">${words.term('byFormat')}</h2>
    <table part="table">
      <thead>
        <tr>
          <th scope="col">${words.term('format')}</th>
          <th scope="col" class="number">${words.term('weight')}</th>
          <th scope="col" class="number">${words.term('grade')}</th>
        </tr>
      </thead>
      ${formats.map(
        ({ type, weight, percent, entries }) =>
          html`<tbody>
            <tr>
              <th scope="row">${type}</th>
              <td class="number">${percentText(words, weight)}</td>
              <td class="number">${barTemplate(percent)}${percentText(words, percent)}</td>
            </tr>
            ${
              entries.length < 2
                ? nothing
                : entries.map(
                    (entry) =>
                      html`<tr class="entry ${entry.dropped ? 'dropped' : ''}">
                        <th scope="row">
                          ${entry.label}
                          ${entry.dropped ? html`<span class="tag">${words.term('dropped')}</span>` : nothing}
                        </th>
                        <td></td>
                        <td class="number">${percentText(words, entry.percent)}</td>
                      </tr>`,
                  )
            }
          </tbody>`,
      )}
    </table>
  </section>`;
}

/** One row a subsection, under its section; its problems fold out. */
export function subsectionsTemplate(
  words: Localize,
  subsections: ProgressView['subsections'],
): TemplateResult {
  const sections = Map.groupBy(subsections, ({ sectionTitle }) => sectionTitle);
  return html`<section aria-labelledby="subsections">
    <h2 id="subsections">${words.term('bySubsection')}</h2>
    ${[...sections].map(
      ([title, inside]) =>
        html`<h3>${title}</h3>
          <ul class="subsections">
            ${inside.map((subsection) => subsectionTemplate(words, subsection))}
          </ul>`,
    )}
  </section>`;
}

function subsectionTemplate(
  words: Localize,
  { title, format, graded, due, score, problems }: ProgressView['subsections'][number],
): TemplateResult {
  const facts = [
    graded ? (format ?? words.term('gradedTag')) : words.term('practice'),
    due === undefined
      ? undefined
      : words.term('due', words.date(due, { dateStyle: 'medium', timeStyle: 'short' })),
  ].filter((fact) => fact !== undefined);
  const row = html`<span class="name">${title} <span class="quiet">${facts.join(' · ')}</span></span>
    <span class="score">
      ${
        score === undefined
          ? html`<span class="quiet">${words.term('scoreHidden')}</span>`
          : html`${barTemplate(share(score))} ${scoreText(words, score)}`
      }
    </span>`;
  if (problems.length === 0) return html`<li class="row">${row}</li>`;
  return html`<li>
    <details>
      <summary class="row">${row}</summary>
      <ul class="problems">
        ${problems.map(
          (problem) =>
            html`<li class="row">
              <span>${problem.title}</span>
              <span class="score">
                ${problem.score === undefined ? words.term('scoreHidden') : scoreText(words, problem.score)}
              </span>
            </li>`,
        )}
      </ul>
    </details>
  </li>`;
}

function scoreText(words: Localize, { earned, possible }: Score): string {
  const number = (points: number): string => words.number(points, { maximumFractionDigits: 2 });
  return words.term('pointsEarned', number(earned), number(possible), possible);
}

function share({ earned, possible }: Score): number {
  return possible === 0 ? 0 : earned / possible;
}

function barTemplate(fraction: number): TemplateResult {
  return html`<svg class="mini" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8" />
    <rect class="fill" width=${100 * Math.min(fraction, 1)} height="8" />
  </svg>`;
}
