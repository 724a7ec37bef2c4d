import type { MarkupElement } from '../markup/markup-element.ts';
import { escapeText } from '../markup/escape-html.ts';
import { innerHtml } from '../markup/write-html.ts';

/** One piece of feedback as capa marks it up; '' for a hint without text. */
export function feedbackHtml(hint: MarkupElement | undefined, correct: boolean): string {
  const text = hint === undefined ? '' : innerHtml(hint);
  if (text === '') return '';
  return wrap(correct, hint?.attributes.get('label'), `<div class="hint-text">${text}</div>`);
}

/** Several pieces under one label. */
export function multipleFeedbackHtml(
  hints: readonly MarkupElement[],
  correct: boolean,
  label?: string,
): string {
  const texts = hints.map((hint) => `<div class="hint-text">${innerHtml(hint)}</div>`).join('');
  if (texts === '') return '';
  return wrap(correct, label, `<div class="feedback-hint-multi">${texts}</div>`);
}

function wrap(correct: boolean, label: string | undefined, inner: string): string {
  const style = correct ? 'feedback-hint-correct' : 'feedback-hint-incorrect';
  const title = label ?? (correct ? 'Correct:' : 'Incorrect:');
  const span = title === '' ? '' : `<span class="hint-label">${escapeText(title)} </span>`;
  return `<div class="${style}"><div class="explanation-title">Answer</div>${span}${inner}</div>`;
}
