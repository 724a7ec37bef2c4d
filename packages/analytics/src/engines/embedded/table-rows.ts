import type { KeyRows, TableChange } from '../../tables/table-store.port.ts';
import type { Task } from '../../tasks/define-task.ts';
import { readTuple } from '../../tuples/tuple-bytes.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { allRuns } from './advance.ts';
import { openRuns } from './fold-group.ts';
import { NewestRows, type TakeRow } from './newest-rows.ts';
import { SegmentCache } from './segment-cache.ts';

/** All rows of a table, from its segments, the oldest first. */
function* tableRows(paths: readonly string[]): Generator<Tuple> {
  for (const { rows } of keyRows(paths)) yield* rows;
}

/** The same as the bytes of their texts. */
export function eachRow(paths: readonly string[], take: TakeRow): void {
  const segments = new SegmentCache();
  try {
    const newest = openNewest(paths, segments);
    while (newest.nextKey()) newest.eachRow(take);
  } finally {
    segments.release();
  }
}

/** By key: the rows that the newest of the segments which names it has. */
export function* keyRows(paths: readonly string[]): Generator<KeyRows> {
  const segments = new SegmentCache();
  try {
    const newest = openNewest(paths, segments);
    while (newest.nextKey()) {
      const key = readTuple(newest.key, 0, newest.keyEnd);
      yield { key, rows: newest.tuples() };
    }
  } finally {
    segments.release();
  }
}

function openNewest(paths: readonly string[], segments: SegmentCache): NewestRows {
  const runs = paths.flatMap((path, age) => allRuns(segments, path, age));
  return new NewestRows(openRuns(runs, segments));
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
