import type { KeyRows, TableChange } from '../../tables/table-store.port.ts';
import type { Task } from '../../tasks/define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { allRuns } from './advance.ts';
import { openRuns } from './fold-group.ts';
import { NewestRows } from './newest-rows.ts';
import type { CountedRow } from './row-output.ts';
import { SegmentCache } from './segment-cache.ts';
import { readTuple } from '../../tuples/tuple-bytes.ts';

/** All rows of a table, from its segments, the oldest first. */
export function* tableRows(paths: readonly string[]): Generator<Tuple> {
  for (const { rows } of keyRows(paths)) yield* rows;
}

/** By key: the rows that the newest of the segments which names it has. */
export function* keyRows(paths: readonly string[]): Generator<KeyRows> {
  const segments = new SegmentCache();
  try {
    const newest = new NewestRows(
      openRuns(
        paths.flatMap((path, age) => allRuns(segments, path, age)),
        segments,
      ),
    );
    while (newest.nextKey()) {
      const key = readTuple(newest.key, 0, newest.keyEnd);
      yield { key, rows: repeated(newest.rows()) };
    }
  } finally {
    segments.release();
  }
}

export interface TaskRows {
  readonly task: Task;
  /** All segments of its rows, the oldest first. */
  readonly all: readonly string[];
  /** Those of them that are new; absent where the table is to be published whole. */
  readonly changed?: readonly string[];
}

/** What has to be told to whoever holds published tables. */
export function tableChanges(tasks: readonly TaskRows[]): readonly TableChange[] {
  return tasks.flatMap(({ task: { table }, all, changed }): TableChange[] => {
    if (table.kind !== 'published' || changed?.length === 0) return [];
    if (changed === undefined || table.key === undefined)
      return [{ table, rows: { [Symbol.iterator]: () => tableRows(all) } }];
    return [{ table, keys: { [Symbol.iterator]: () => keyRows(changed) } }];
  });
}

function repeated(rows: readonly CountedRow[]): Tuple[] {
  return rows.flatMap(({ tuple, times }) =>
    times === 1 ? [tuple] : Array.from({ length: times }, () => tuple),
  );
}
