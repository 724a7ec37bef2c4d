import type { Instant } from '@coursewright/core/shared';
import type { Tuple } from '../tuples/tuple.ts';
import type { Table } from './table.ts';

/** New contents of a table: all of it, or all rows of some keys; none of them holds another. */
export type TableChange =
  | { readonly table: Table; readonly rows: Iterable<Tuple> | AsyncIterable<Tuple> | TextRows }
  | { readonly table: Table; readonly keys: Iterable<KeyRows> | AsyncIterable<KeyRows> };

/** Rows that are at hand as bytes. */
export interface TextRows extends Iterable<Tuple> {
  /** Tells each row's text (`tupleText`) in UTF-8, good until `take` returns; some rows each time that it is gone on with. */
  texts(take: TakeText): Iterable<unknown>;
}

export type TakeText = (bytes: Buffer, start: number, end: number) => void;

export interface KeyRows {
  /** Of the columns of `Table.key`; or, where `Table.parts` are behind them, of that part of the key alone. */
  readonly key: Tuple;
  /** Good until the next key is asked for. Empty: the key, or the part, has no rows any more. */
  readonly rows: Iterable<Tuple> | TextRows;
}

/** Where published tables are: the original's result store. */
export interface TableStore {
  /**
   * Makes all changes at once: a reader, and a process that starts after a crash, sees every table as it was or every
   * table as it is now. `at` becomes the `created` of the rows that are given, which come behind those that stay; those keep
   * theirs: it says when a row was written. Repeating a publication changes nothing but `created` and that order.
   * Publications wait for each other; one that waits too long for another process throws `unavailable` and has changed
   * nothing. Throws `bad_input` for a row that does not fit its table: which table, column and value.
   */
  publish(changes: readonly TableChange[], at: Instant): Promise<void>;
  /**
   * When each table was last published, to the second; a table that is not here holds nothing yet, for its definition is new
   * or has changed: it is to be published whole.
   */
  updates(): Promise<ReadonlyMap<string, Instant>>;
}
