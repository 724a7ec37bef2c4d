import type { BlockViewContext } from '../../blocks/block-context.ts';
import type { Answers } from '../../inputs/answer.ts';
import { formText } from './form-text.ts';
import type { ProblemAction } from './problem-actions.ts';

/** Characters of a text in an event: the answers themselves are kept with the submission. */
const mostCharacters = 20_000;

/** Open edX's events of a problem's page (developer guide, "Problem Interaction Events"): what it asks for, before the answer. */
export function tellAsked({ emit }: BlockViewContext, action: ProblemAction, answers: Answers): void {
  const name = askedNames[action];
  if (name !== undefined) emit(name, formText(answers).slice(0, mostCharacters));
}

const askedNames: Readonly<Partial<Record<ProblemAction, string>>> = {
  submit: 'problem_check',
  save: 'problem_save',
  reset: 'problem_reset',
};

/** … and what came of it, with the HTML of the problem as it is then. */
export function tellDone(
  { emit, usageKey }: BlockViewContext,
  action: ProblemAction,
  { answers, html }: { readonly answers: Answers; readonly html: string },
): void {
  if (action === 'show_answer') emit('problem_show', { problem: usageKey });
  if (action !== 'submit') return;
  emit(
    'problem_graded',
    [formText(answers), html].map((text) => text.slice(0, mostCharacters)),
  );
}
