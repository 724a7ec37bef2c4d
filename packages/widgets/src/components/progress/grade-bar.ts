import type { ProgressView } from '@coursewright/core';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';

/** The grade so far, and where the cutoffs stand. Styles are set as properties: as attributes a strict content-security policy refuses them. */
export function gradeBarTemplate(
  words: Localize,
  { percent, letter, passed, cutoffs }: ProgressView,
): TemplateResult {
  const ascending = cutoffs.toSorted((one, other) => one.atLeast - other.atLeast);
  const next = ascending.find(({ atLeast }) => percent < atLeast);
  return html`<section class="grade ${passed ? 'passed' : ''}" part="grade" aria-labelledby="grade">
    <div class="sum">
      <h2 id="grade">${words.term('yourGrade')}</h2>
      <p class="percent">
        ${percentText(words, percent)}
        ${letter === null ? nothing : html`<span class="letter">${letter}</span>`}
      </p>
    </div>
    <div class="scale" aria-hidden="true">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none">
        <rect class="track" width="100" height="6" rx="0" />
        <rect class="fill" width=${100 * Math.min(percent, 1)} height="6" />
        ${ascending.map(({ atLeast }) => svg`<rect class="cutoff" x=${100 * atLeast - 0.15} width="0.3" height="6"/>`)}
      </svg>
      <div class="labels">
        ${ascending.map(
          ({ letter: name, atLeast }) =>
            html`<span .style=${`--at: ${(100 * atLeast).toFixed(1)}%`}
              >${name} ${percentText(words, atLeast)}</span
            >`,
        )}
      </div>
    </div>
    <p class="standing">
      ${passed ? words.term('passed') : words.term('notPassed')}
      ${next === undefined ? nothing : words.term('nextCutoff', next.letter, percentText(words, next.atLeast))}
    </p>
  </section>`;
}

/** 0.725 as "73%", in the language's own way. */
export function percentText(words: Localize, fraction: number): string {
  return words.number(fraction, { style: 'percent', maximumFractionDigits: 0 });
}
