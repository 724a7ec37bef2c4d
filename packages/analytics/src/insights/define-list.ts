import type { Table } from '../tables/table.ts';
import type { AskedName, InsightsCall } from './insights-call.ts';
import type { Words } from './language.ts';

export interface ListColumn {
  readonly name: string;
  readonly label: string;
  /** percent is of 1; date is `YYYY-MM-DD`. */
  readonly unit: 'text' | 'number' | 'decimal' | 'percent' | 'date' | 'seconds';
  /** Rows may be ordered by it. */
  readonly sortable?: true;
}

export interface ListRow {
  /** What the row is about: a usage key, a user name, a course key. */
  readonly key: string;
  readonly cells: Readonly<Record<string, string | number | null>>;
  /** Cells that stand out among their like, by column. */
  readonly tones?: Readonly<Record<string, 'good' | 'bad' | undefined>>;
}

export interface ListData {
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
  /** Rows in all, where `rows` is a page of them. */
  readonly total: number;
}

/** One table of rows, defined once for every screen that shows it and for its CSV. */
export interface ListDefinition {
  /** kebab-case, unique. */
  readonly name: string;
  readonly title: Words;
  /** What will appear and when, where there is nothing yet. */
  readonly empty: Words;
  readonly tables: readonly Table[];
  readonly derived?: Words;
  readonly takes: readonly AskedName[];
  readonly needs?: readonly AskedName[];
  /** Comes in pages of `limit` rows from `offset` on. */
  readonly paged?: true;
  read(call: InsightsCall): Promise<ListData>;
}

export function defineList(definition: ListDefinition): ListDefinition {
  return definition;
}
