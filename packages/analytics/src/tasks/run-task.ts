import type { JsonObject } from '@coursewright/core';
import type { Cell, Task, Tuple } from './define-task.ts';

/**
 * Runs one task over events that fit in memory, for tests and for small questions. Keys and the tuples of a key are
 * taken in the order of their UTF-8 bytes, as every engine takes them, so that the order of the input cannot matter.
 */
export function runTask(task: Task, events: Iterable<JsonObject>): (readonly Cell[])[] {
  const byKey = new Map<string, Tuple[]>();
  for (const event of events) {
    for (const [key, tuple] of task.pick(event)) {
      const tuples = byKey.get(key);
      if (tuples === undefined) byKey.set(key, [tuple]);
      else tuples.push(tuple);
    }
  }
  return [...byKey]
    .sort(([a], [b]) => compareBytes(a, b))
    .flatMap(([key, tuples]) => [...task.fold(key, sortTuples(tuples))]);
}

function sortTuples(tuples: readonly Tuple[]): Tuple[] {
  return tuples
    .map((tuple) => ({ tuple, text: JSON.stringify(tuple) }))
    .sort((a, b) => compareBytes(a.text, b.text))
    .map(({ tuple }) => tuple);
}

/** Order by UTF-8 bytes, which is the order of code points, not of UTF-16 units. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
