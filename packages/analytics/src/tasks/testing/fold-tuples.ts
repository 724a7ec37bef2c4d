import type { FoldContext, Task } from '../define-task.ts';
import { compareBytes, tupleText, type Occurrence, type Tuple } from '../../tuples/tuple.ts';

/** Folds tuples of one key, given in any order, as an engine does. */
export function foldTuples(task: Task, key: Tuple, tuples: readonly Tuple[], context: FoldContext): Tuple[] {
  const sorted = tuples
    .map((tuple) => ({ tuple, text: tupleText(tuple) }))
    .sort((a, b) => compareBytes(a.text, b.text));
  const occurrences: Occurrence[] = [];
  let last = '';
  for (const { tuple, text } of sorted) {
    const before = occurrences.at(-1);
    if (before !== undefined && text === last)
      occurrences[occurrences.length - 1] = { tuple, times: before.times + 1 };
    else occurrences.push({ tuple, times: 1 });
    last = text;
  }
  return [...task.fold(key, occurrences, context)];
}
