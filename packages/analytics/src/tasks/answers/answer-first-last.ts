import type { Json } from '@coursewright/core/shared';
import { pythonText } from '../../projection/python-repr.ts';
import { answerFirstLast } from '../../tables/answers/answer-first-last.table.ts';
import { defineTask } from '../define-task.ts';
import type { Occurrence, Tuple } from '../../tuples/tuple.ts';
import type { AnswerPart } from './answer-parts.ts';
import { answerText } from './answer-text.ts';
import { parseAttempt } from './attempt.ts';
import { everyProblemCheck } from './problem-check.pick.ts';

export const answerFirstLastTask = defineTask({
  name: 'answer-first-last',
  counts: 'Each learner’s first and last answer to every part of a problem, over all dates.',
  table: answerFirstLast,
  of: [everyProblemCheck],
  *fold(key, occurrences) {
    const { first, last } = ends(occurrences);
    if (first === undefined || last === undefined) return;
    if (last === first) yield* rowsOf(key, 'only', first);
    else {
      yield* rowsOf(key, 'first', first);
      yield* rowsOf(key, 'last', last);
    }
  },
});

/** One for each part of an attempt, which is the first, the last, or the only one. */
function rowsOf(key: Tuple, category: string, { tuple: [time = '', attempt] }: Occurrence): Tuple[] {
  const { displayName, parts } = parseAttempt(attempt ?? '{}');
  return parts.map((part) => {
    const text = JSON.stringify({ ...part, displayName });
    return [...key, part.partId, time, category, groupOf(part), text];
  });
}

/** The first and the last attempt of a learner who is alone at a problem are the same one. */
export function ends(occurrences: Iterable<Occurrence>): {
  first?: Occurrence;
  last?: Occurrence;
  times: number;
} {
  let first: Occurrence | undefined;
  let last: Occurrence | undefined;
  let times = 0;
  for (const occurrence of occurrences) {
    first ??= occurrence;
    last = occurrence;
    times += occurrence.times;
  }
  return first === undefined || last === undefined ? { times } : { first, last, times };
}

/** What equal answers have in common. Seed 1 and none are the same: problems that are not randomised tell either. */
function groupOf({ answer, valueId, variant = '' }: AnswerPart): string {
  const seed = variant === '' ? '1' : seedText(variant);
  return `${answerText(valueId === undefined ? answer : valueId)}_${seed}`;
}

function seedText(variant: Json): string {
  return pythonText(variant);
}
