import type { Table } from '../tables/table.ts';

/** A published row: integers, doubles and booleans (0 or 1) are numbers; dates and times are texts as in `Column`. */
export type TableRow = Readonly<Record<string, string | number | null>>;

/** What rows are looked for by; all conditions hold together. `id` and `created` are columns too. */
export type Condition =
  | { readonly column: string; readonly is: string | number | null }
  | { readonly column: string; readonly in: readonly string[] }
  /** From inclusive, before exclusive. */
  | { readonly column: string; readonly from?: string; readonly before?: string }
  /** Has this text in it, whatever the case of ASCII letters, in one column or another. */
  | { readonly columns: readonly string[]; readonly contains: string }
  /** Is a list joined by commas with one of these items; `not`: with none. */
  | { readonly column: string; readonly hasItem: readonly string[]; readonly not?: true };

export interface RowOrder {
  readonly column: string;
  readonly descending?: true;
  /** Where rows without a value come; first by default when ascending. */
  readonly nulls?: 'first' | 'last';
}

export interface RowQuery {
  readonly where: readonly Condition[];
  /** Columns that are wanted; all of the table and `created` by default. */
  readonly columns?: readonly string[];
  /** Texts are in the order of their UTF-8 bytes. Rows in the order of publication after that. */
  readonly order?: readonly RowOrder[];
  readonly limit?: number;
  readonly offset?: number;
}

export interface SumQuery {
  /** What is summed; 1 for each row by default. */
  readonly column?: string;
  /** Only of rows in which this column is a number, or begins at a date. */
  readonly where?:
    { readonly column: string; readonly is: number } | { readonly column: string; readonly from: string };
}

export interface GroupQuery {
  readonly where: readonly Condition[];
  /** None: all rows are one group. */
  readonly by: readonly string[];
  /** Sums by their names. */
  readonly sums?: Readonly<Record<string, SumQuery>>;
  /** Greatest values by their names. */
  readonly greatest?: Readonly<Record<string, string>>;
  /** Numbers of different values by their names. */
  readonly distinct?: Readonly<Record<string, string>>;
  /** The name of the number of rows. */
  readonly count?: string;
}

/** Published tables as they are at one moment. */
export interface TableView {
  rows(table: Table, query: RowQuery): Promise<readonly TableRow[]>;
  count(table: Table, where: readonly Condition[]): Promise<number>;
  /** The greatest value of a column; undefined where there is none. */
  greatest(table: Table, column: string, where: readonly Condition[]): Promise<string | number | undefined>;
  /** A row a group, in the order of `by`. */
  groups(table: Table, query: GroupQuery): Promise<readonly TableRow[]>;
}

export interface TableReader {
  /** Never sees a part of a publication. */
  read<T>(work: (view: TableView) => Promise<T>): Promise<T>;
}
