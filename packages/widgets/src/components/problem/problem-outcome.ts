import type { ProblemView } from '@coursewright/core';
import { html, nothing, type TemplateResult } from 'lit';
import { prose } from '../../html/prose.ts';
import type { Localize } from '../../i18n/localize.ts';
import { resultMark } from '../../inputs/result-mark.ts';

/** How the last submission went; `editing`: answers were changed since, so it is no longer about them; `saved`: just now, as a notice says. */
export function outcomeTemplate(
  words: Localize,
  { state, message, score, inputs, results }: ProblemView,
  { editing, saved }: { readonly editing: boolean; readonly saved: boolean },
): TemplateResult | typeof nothing {
  if (state === 'unanswered' || editing || (state === 'saved' && saved)) return nothing;
  if (state === 'saved' || state === 'submitted') {
    return html`<div class="outcome" part="outcome">
      <span>${words.term(state === 'saved' ? 'stateSaved' : 'stateSubmitted')}</span>
    </div>`;
  }
  // Said once for the eye: a lone input has its own mark. Screen readers are told here, where changes are announced.
  const told = message === undefined && results !== undefined && Object.keys(inputs).length === 1;
  return html`<div class="${told ? 'visually-hidden' : `outcome ${state}`}" part="outcome">
    ${resultMark(words, state)}
    ${score.earned === undefined ? nothing : html`<span class="visually-hidden">${pointsSentence(words, score)}</span>`}
    ${message === undefined ? nothing : html`<div class="prose">${prose(message)}</div>`}
  </div>`;
}

/** `1/2 points (graded)`. */
export function pointsSentence(
  words: Localize,
  { earned, possible }: ProblemView['score'],
  graded?: boolean,
): string {
  const number = (points: number): string => words.number(points, { maximumFractionDigits: 2 });
  const points =
    earned === undefined
      ? words.term('pointsPossible', number(possible), possible)
      : words.term('pointsEarned', number(earned), number(possible), possible);
  if (graded === undefined) return points;
  return `${points} · ${words.term(graded ? 'graded' : 'ungraded')}`;
}
