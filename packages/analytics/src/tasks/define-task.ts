import type { Json, JsonObject } from '@coursewright/core';

/** A row on its way from `pick` to `fold`; compared by the UTF-8 bytes of its canonical text. */
export type Tuple = readonly Json[];

/** A value a published table holds. */
export type Cell = string | number | boolean | null;

/** What a task publishes: its name and columns, in the original pipeline's spelling. */
export interface TaskTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * One analytics task, written once for every engine (DESIGN §4). `pick` takes what it needs out of one tracking-log
 * line and says under which key; `fold` turns all tuples of one key, sorted by their UTF-8 bytes, into rows. Both are
 * pure, so that an engine may re-fold a whole key at any time, in any process, and get the same rows.
 */
export interface Task {
  /** Command-line name, kebab-case. */
  readonly name: string;
  /** The rules of its numbers, in words. */
  readonly counts: string;
  readonly table: TaskTable;
  pick(event: JsonObject): Iterable<readonly [key: string, tuple: Tuple]>;
  fold(key: string, tuples: readonly Tuple[]): Iterable<readonly Cell[]>;
}

export function defineTask(task: Task): Task {
  return task;
}
