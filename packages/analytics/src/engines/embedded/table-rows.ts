import type { KeyRows, TableChange, TextRows } from '../../tables/table-store.port.ts';
import type { Table } from '../../tables/table.ts';
import type { Task } from '../../tasks/define-task.ts';
import { readTuple } from '../../tuples/tuple-bytes.ts';
import { allRuns } from './advance.ts';
import { changedParts } from './changed-parts.ts';
import { openRuns } from './fold-group.ts';
import { NewestRows, type TakeRow } from './newest-rows.ts';
import { SegmentCache } from './segment-cache.ts';

/** All rows of a table, from its segments, the oldest first. */
function tableRows(paths: readonly string[]): TextRows {
  return {
    *[Symbol.iterator]() {
      for (const key of newestByKey(paths)) yield* key.tuples();
    },
    *texts(take) {
      for (const key of newestByKey(paths)) {
        key.texts(take);
        yield;
      }
    },
  };
}

/** The same as the bytes of their texts. */
export function eachRow(paths: readonly string[], take: TakeRow): void {
  for (const key of newestByKey(paths)) key.eachRow(take);
}

/** By key: the rows that the newest of the segments which names it has. */
function* keyRows(paths: readonly string[]): Generator<KeyRows> {
  for (const newest of newestByKey(paths)) {
    const rows: TextRows = {
      [Symbol.iterator]: () => newest.tuples().values(),
      *texts(take) {
        newest.texts(take);
        yield;
      },
    };
    yield { key: readTuple(newest.key, 0, newest.keyEnd), rows };
  }
}

/** Standing at each key in turn. */
function* newestByKey(paths: readonly string[]): Generator<NewestRows> {
  const segments = new SegmentCache();
  try {
    const newest = openNewest(paths, segments);
    while (newest.nextKey()) yield newest;
  } finally {
    segments.release();
  }
}

/** What of a table's keys in the segments that came since is other than in those before. */
function* partRows(table: Table, before: readonly string[], changed: readonly string[]): Generator<KeyRows> {
  const segments = new SegmentCache();
  try {
    yield* changedParts(table, openNewest(changed, segments), openNewest(before, segments));
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
  /** The last of them, which are new; absent where the table is to be published whole. */
  readonly changed?: readonly string[];
}

/** What has to be told to whoever holds published tables. */
export function tableChanges(tasks: readonly TaskRows[]): readonly TableChange[] {
  return tasks.flatMap(({ task: { table }, all, changed }): TableChange[] => {
    if (table.kind !== 'published' || changed?.length === 0) return [];
    if (changed === undefined || table.key === undefined) return [{ table, rows: tableRows(all) }];
    if (table.parts === undefined) return [{ table, keys: again(() => keyRows(changed)) }];
    const before = all.slice(0, -changed.length);
    return [{ table, keys: again(() => partRows(table, before, changed)) }];
  });
}

/** Can be read again and again. */
function again<T>(read: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: read };
}
