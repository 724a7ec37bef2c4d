import { escapeText } from '../markup/escape-html.ts';
import { innerHtml } from '../markup/write-html.ts';
import type { Feedback } from './feedback.ts';

/** Feedback as capa marks it up; '' for a hint without text. */
export function feedbackHtml({ hints, correct, label, kind }: Feedback): string {
  const texts = hints.map(({ element }) => innerHtml(element));
  if (kind !== 'several' && texts.join('') === '') return '';
  const inner = texts.map((text) => `<div class="hint-text">${text}</div>`).join('');
  return wrap(correct, label, kind === 'several' ? `<div class="feedback-hint-multi">${inner}</div>` : inner);
}

function wrap(correct: boolean, label: string | undefined, inner: string): string {
  const style = correct ? 'feedback-hint-correct' : 'feedback-hint-incorrect';
  const title = label ?? (correct ? 'Correct:' : 'Incorrect:');
  const span = title === '' ? '' : `<span class="hint-label">${escapeText(title)} </span>`;
  return `<div class="${style}"><div class="explanation-title">Answer</div>${span}${inner}</div>`;
}
