import type { ProblemView } from '@coursewright/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import { authorText } from '../../html/author-text.ts';
import { errorSentence } from '../../i18n/error-sentence.ts';
import type { Localize } from '../../i18n/localize.ts';
import { timeLeft } from '../../i18n/time-left.ts';

/** What else has to be said below a problem: that something did not work, was saved, is closed or cannot be graded. */
export function problemNoticesTemplate(
  words: Localize,
  view: ProblemView,
  now: {
    readonly failed: ApiError | undefined;
    readonly saved: boolean;
    readonly missing: number;
    readonly secondsLeft: number;
    retry(): void;
  },
): TemplateResult {
  return html`${now.failed === undefined ? nothing : failureTemplate(words, now.failed, now.retry)}
  ${now.saved ? notice('good', words.term('saveDone')) : nothing}
  ${now.missing === 0 ? nothing : notice('bad', words.term('answersMissing', now.missing))}
  ${closedTemplate(words, view, now.secondsLeft)}
  ${view.notGradable === undefined ? nothing : notice('', notGradableSentence(words, view.notGradable))}`;
}

/** Response types whose answers go to a grader outside of the course engine. */
const gradedElsewhere: ReadonlySet<string> = new Set(['coderesponse', 'externalresponse']);

function notGradableSentence(words: Localize, types: readonly string[]): string {
  const term = types.every((type) => gradedElsewhere.has(type)) ? 'gradedElsewhere' : 'notGradable';
  return words.term(term, words.list(types));
}

function failureTemplate(words: Localize, error: ApiError, retry: () => void): TemplateResult {
  // What could not be graded came in, and sending it again as it is would not help: the grader says what is to be changed.
  const ungraded = error.code === 'bad_answer' || error.code === 'invalid_problem';
  const again = !ungraded && (error.status !== 403 || error.code === 'form_expired');
  const said = ungraded ? html`<span class="said" dir="auto">${authorText(error.message)}</span>` : nothing;
  return html`<div class="notice bad" part="notice">
    <span>${errorSentence(words, error)} ${again ? words.term('notSent') : nothing} ${said}</span>
    ${again ? html`<button type="button" @click=${retry}>${words.term('tryAgain')}</button>` : nothing}
  </div>`;
}

function closedTemplate(
  words: Localize,
  { closed, state, notGradable }: ProblemView,
  secondsLeft: number,
): TemplateResult | typeof nothing {
  switch (closed) {
    case 'attempts_used':
      return state === 'correct' ? nothing : notice('', words.term('refusedAttemptsUsed'));
    case 'past_due':
      return notice('', words.term('refusedPastDue'));
    case 'needs_reset':
      return notice('', words.term('refusedNeedsReset'));
    case 'waiting':
      // Read once and not with every second.
      return html`<p class="notice" part="notice" aria-live="off">
        <span>${words.term('refusedWaiting', timeLeft(words, secondsLeft))}</span>
      </p>`;
    case 'not_gradable':
      return notGradable === undefined ? notice('', words.term('refusedNotGradable')) : nothing;
    case 'correct':
    case undefined:
      return nothing;
    default:
      return closed satisfies never;
  }
}

function notice(kind: string, text: string): TemplateResult {
  return html`<p class="notice ${kind}" part="notice"><span>${text}</span></p>`;
}
