import type { OutlineNode } from '@coursewright/core';
import { html, svg, type TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';

/** A ring that fills, a check when all is done; with words for those who do not see it. */
export function completionMark(
  words: Localize,
  { completion }: Pick<OutlineNode, 'completion'>,
): TemplateResult {
  const done = completion >= 1;
  const word = words.term(done ? 'done' : completion > 0 ? 'begun' : 'notBegun');
  const length = 2 * Math.PI * 7;
  return html`<span class="completion ${done ? 'done' : ''}">
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      ${
        done
          ? svg`<circle cx="9" cy="9" r="8" fill="currentColor"/><path class="sign" d="m5.4 9.3 2.5 2.5 4.8-5.2"/>`
          : svg`<circle cx="9" cy="9" r="7" class="ring"/><circle cx="9" cy="9" r="7" class="part"
            stroke-dasharray="${completion * length} ${length}" transform="rotate(-90 9 9)"/>`
      }
    </svg>
    <span class="visually-hidden">${word}</span>
  </span>`;
}
