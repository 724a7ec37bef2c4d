import type { Condition, GroupQuery, RowQuery, TableRow } from '../../api/table-reader.port.ts';
import type { Table } from '../table.ts';

/** What a `TableView` is asked. */
export type Question =
  | { readonly ask: 'rows'; readonly table: Table; readonly query: RowQuery }
  | { readonly ask: 'count'; readonly table: Table; readonly where: readonly Condition[] }
  | {
      readonly ask: 'greatest';
      readonly table: Table;
      readonly column: string;
      readonly where: readonly Condition[];
    }
  | { readonly ask: 'groups'; readonly table: Table; readonly query: GroupQuery };

/** To a thread that reads: questions of one snapshot after `begin`, until `end`. */
export type ToReader =
  { readonly kind: 'begin' } | { readonly kind: 'end' } | ({ readonly kind: 'question' } & Question);

export type Answer = readonly TableRow[] | number | string | undefined;

/** From it: `ready` once, then an answer to each question. */
export type FromReader =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'fault'; readonly message: string };
