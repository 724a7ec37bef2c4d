import type { MarkupElement } from '../markup/markup-element.ts';

/** What an author says to an answer. */
export interface Feedback {
  /** At least one. */
  readonly hints: readonly Hint[];
  readonly correct: boolean;
  /** In place of "Correct:" or "Incorrect:"; empty = none. */
  readonly label?: string;
  /** `compound`: one hint to several choices together; `several`: one to each of them. */
  readonly kind: 'single' | 'compound' | 'several';
  /** Names of all choices, where several may be chosen. */
  readonly choices?: readonly string[];
}

export interface Hint {
  readonly element: MarkupElement;
  /** The choices that it is about, where several may be chosen. */
  readonly about?: readonly { readonly choice: string; readonly selected: boolean }[];
}

/** Feedback of one hint, if there is one. */
export function singleFeedback(element: MarkupElement | undefined, correct: boolean): Feedback | undefined {
  if (element === undefined) return undefined;
  const label = element.attributes.get('label');
  return { hints: [{ element }], correct, kind: 'single', ...(label !== undefined && { label }) };
}
