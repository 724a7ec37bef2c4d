import type { InputResult } from '@coursewright/core';
import { html, svg, type TemplateResult } from 'lit';
import type { Localize } from '../i18n/localize.ts';

const shapes = {
  correct: svg`<circle cx="10" cy="10" r="9" fill="currentColor"/><path class="sign" d="m5.8 10.4 2.8 2.8 5.6-6"/>`,
  'partially-correct': svg`<path d="M10 1 19 10 10 19 1 10z" fill="currentColor"/><path class="sign" d="M6.4 10h7.2"/>`,
  incorrect: svg`<rect x="1.5" y="1.5" width="17" height="17" rx="3" fill="currentColor"/><path class="sign" d="m6.5 6.5 7 7m0-7-7 7"/>`,
  incomplete: svg`<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 3"/>`,
} as const;

/** Right, partly or wrong: by shape and word, not by colour alone (WCAG 2.2, 1.4.1). */
export function resultMark(words: Localize, correctness: InputResult['correctness']): TemplateResult {
  const word = {
    correct: words.term('correct'),
    'partially-correct': words.term('partiallyCorrect'),
    incorrect: words.term('incorrect'),
    incomplete: words.term('incomplete'),
  }[correctness];
  return html`<p class="mark ${correctness}" part="mark">
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${shapes[correctness]}</svg>
    <span>${word}</span>
  </p>`;
}
