import type { LogEvent } from '../log/log-event.ts';
import type { Table } from '../tables/table.ts';
import type { Occurrence, Tuple } from '../tuples/tuple.ts';

/** Takes one tuple under a key. */
export type Emit = (key: Tuple, tuple: Tuple) => void;

/** What tasks need of one event. Several tasks may fold the same pick; an engine then keeps its tuples once. */
export interface EventPick {
  readonly from: 'events';
  /** kebab-case, unique. */
  readonly name: string;
  /** The values of `event_type` it is shown: names, `edx.forum.*` for all that begin so, `*` for every event. */
  readonly types: readonly string[];
  /** `last`: of all tuples of a key only the greatest, by bytes, is needed. An engine may leave the others out, or not. */
  readonly keep?: 'last';
  /** Takes lines of any date, and lines without one; others see those of the run's range only. */
  readonly undated?: true;
  /** Pure: what it emits depends on the event alone. Of one event it emits a tuple under a key once. */
  pick(event: LogEvent, emit: Emit): void;
}

/** What a task needs of a row of another task's table, or of a side table (tables/side-tables.ts). */
export interface RowPick {
  readonly from: 'rows';
  readonly table: Table;
  /** `row` has the fields of the table's columns, in their order. */
  pick(row: Tuple, emit: Emit): void;
}

/** Dates `YYYY-MM-DD`; `to` is exclusive. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** What a fold may use besides its tuples; the same in every engine. */
export interface FoldContext {
  readonly range: Range;
  /** Share of users below which the rest of a video of unknown length counts as not watched (the original's `dropoff_threshold`). */
  readonly videoDropoff: number;
  /** How many whole weeks of activity are published. */
  readonly weeks: number;
  /** ISO 3166 alpha-2 of an address; undefined where it is not known. */
  countryOf(ip: string): string | undefined;
}

/**
 * One analytics task, written once for every engine (DESIGN §4): everything picked under one key is folded into rows of
 * one table. An engine hands over the tuples of a key in the order of their bytes, equal ones once with their number, and
 * may fold a whole key again at any time, in any process: so the table depends on the bag of events alone, not on how they
 * were split, ordered or repeated.
 */
export interface Task {
  /** Command-line name, kebab-case. */
  readonly name: string;
  /** The rules of its numbers, in words that a reader of a dashboard understands. */
  readonly counts: string;
  readonly table: Table;
  /** Where a fold tells the tuples of several picks apart, they begin with a tag that the picks put there. */
  readonly of: readonly (EventPick | RowPick)[];
  /** One of the picks without whose tuples a key has no rows. */
  readonly needs?: EventPick | RowPick;
  /** The fold reads `context.range`: all keys are folded again when the range moves. */
  readonly ranged?: true;
  fold(key: Tuple, occurrences: Iterable<Occurrence>, context: FoldContext): Iterable<Tuple>;
}

export function defineTask(task: Task): Task {
  return task;
}

export function definePick(pick: Omit<EventPick, 'from'>): EventPick {
  return { from: 'events', ...pick };
}

export function pickRows(table: Table, pick: RowPick['pick']): RowPick {
  return { from: 'rows', table, pick };
}
