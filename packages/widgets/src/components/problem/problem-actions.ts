import type { ProblemView } from '@coursewright/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';

/** Names of the problem block's actions. */
export type ProblemAction = 'submit' | 'save' | 'reset' | 'show_answer' | 'hint';

/** The buttons; one under way is told so and takes no second press, and none goes while it has the focus for that. */
export function problemActionsTemplate(
  words: Localize,
  { can, attempts, hints }: ProblemView,
  { busy, run }: { readonly busy: ProblemAction | undefined; run(action: ProblemAction): void },
): TemplateResult {
  const button = (action: ProblemAction, offered: boolean, text: string): TemplateResult | typeof nothing =>
    offered || busy === action
      ? html`<button
          type="button"
          aria-disabled=${busy === undefined ? nothing : 'true'}
          @click=${() => run(action)}
        >
          ${text}
        </button>`
      : nothing;
  const submitting = busy === 'submit';
  return html`<div class="actions" part="actions">
    <button
      type="button"
      class="primary"
      aria-disabled=${can.submit && busy === undefined ? nothing : 'true'}
      @click=${() => run('submit')}
    >
      ${words.term(submitting ? 'submitting' : 'submit')}
    </button>
    ${button('save', can.save, words.term('save'))} ${button('reset', can.reset, words.term('reset'))}
    ${button('hint', can.hint, hints.shown.length === 0 ? words.term('hint') : words.term('nextHint'))}
    ${button('show_answer', can.showAnswer, words.term('showAnswer'))}
    ${
      attempts.allowed === null || attempts.allowed === 0
        ? nothing
        : html`<p class="attempts quiet">
            ${words.term('attemptsUsed', attempts.used, attempts.allowed)}
            ${can.submit && attempts.allowed - attempts.used === 1 && attempts.allowed > 1 ? words.term('lastAttempt') : nothing}
          </p>`
    }
  </div>`;
}
