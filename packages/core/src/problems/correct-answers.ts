import { escapeText } from './markup/escape-html.ts';
import type { Problem } from './problem.ts';
import { substitute } from './script/substitute.ts';
import { choiceHtml } from './inputs/choice-html.ts';

/**
 * What "show answer" tells, HTML by input id, not sanitized: the text of the right choices, or the expected value;
 * several are set off by "or", or for check boxes each on its own line.
 */
export function correctAnswers({
  problem,
  problemId,
}: {
  problem: Problem;
  problemId: string;
  seed: number;
}): Readonly<Record<string, string>> {
  const values = problem.context?.texts ?? new Map<string, string>();
  const shown: Record<string, string> = {};
  for (const { graded } of problem.responses) {
    if (graded === undefined) continue;
    const { choices, correctAnswers } = graded.response;
    for (const [key, answers] of correctAnswers()) {
      if (answers.length === 0) continue;
      shown[problemId + key] =
        choices === undefined
          ? answers.map(escapeText).join(' <b>or</b> ')
          : answers
              .map((name) => choices.find((choice) => choice.name === name)?.element)
              .map(
                (choice) =>
                  `<div>${choice === undefined ? '' : substitute(choiceHtml(choice), values)}</div>`,
              )
              .join('');
    }
  }
  return shown;
}
