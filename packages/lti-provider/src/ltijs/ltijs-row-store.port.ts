import type { Instant } from '@coursewright/core';

/** A row as ltijs gives it: members by name, JSON values. */
export type LtijsItem = Readonly<Record<string, unknown>>;

export interface LtijsRow {
  readonly id: number;
  readonly item: LtijsItem;
  readonly created: Instant;
}

/** What ltijs keeps: rows of named tables. `lookup` is a text that all rows of the same key share; `''` where there is none. */
export interface LtijsRowStore {
  /** Rows of a table, oldest first; with a lookup those that have it, else all. */
  ltijsRows(table: string, lookup?: string): Promise<readonly LtijsRow[]>;
  /** Throws `conflict` when the table has a row with this lookup; an empty one never conflicts. */
  addLtijsRow(
    table: string,
    row: { readonly lookup: string; readonly item: LtijsItem; readonly created: Instant },
  ): Promise<void>;
  /** Keeps id and time of creation. Throws `conflict` as `addLtijsRow`. */
  changeLtijsRow(id: number, row: { readonly lookup: string; readonly item: LtijsItem }): Promise<void>;
  removeLtijsRow(id: number): Promise<void>;
  /** Removes rows of a table that were created before. */
  removeLtijsRowsBefore(table: string, created: Instant): Promise<void>;
}

/** The store that ltijs's tables bring to the unit of work. */
export interface LtijsStores {
  readonly ltijs: LtijsRowStore;
}
