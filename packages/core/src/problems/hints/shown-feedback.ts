import { innerHtml } from '../markup/write-html.ts';
import { answerTexts } from '../responses/answer-texts.ts';
import type { Answer } from '../answer.ts';
import type { Feedback } from './feedback.ts';

/** Feedback that an answer was given, as data. */
export interface ShownFeedback {
  /** The response: `p_1` where its first input is `p_2_1`. */
  readonly part: string;
  /** The response's tag. */
  readonly type: string;
  readonly compound: boolean;
  readonly label: string;
  readonly correct: boolean;
  readonly answer: readonly string[];
  readonly hints: readonly {
    /** HTML. */
    readonly text: string;
    readonly about?: readonly { readonly choice: string; readonly selected: boolean }[];
  }[];
  readonly choices?: readonly string[];
}

export function shownFeedback(
  { hints, correct, label, kind, choices }: Feedback,
  {
    part,
    type,
    answer,
  }: { readonly part: string; readonly type: string; readonly answer?: Answer | undefined },
): ShownFeedback {
  return {
    part,
    type,
    compound: kind === 'compound',
    label: label ?? (correct ? 'Correct' : 'Incorrect'),
    correct,
    answer: answerTexts(answer),
    hints: hints.map(({ element, about }) => ({ text: innerHtml(element), ...(about && { about }) })),
    ...(choices && { choices }),
  };
}
