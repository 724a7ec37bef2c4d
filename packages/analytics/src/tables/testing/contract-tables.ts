import type { TableReader, TableRow } from '../../api/table-reader.port.ts';
import type { Field, Tuple } from '../../tuples/tuple.ts';
import type { TableStore } from '../table-store.port.ts';
import type { Table } from '../table.ts';

interface PublishedTables {
  readonly store: TableStore;
  readonly reader: TableReader;
}

export interface TableStoreHarness extends PublishedTables {
  /** The same tables as another process would open them. */
  reopen(): Promise<PublishedTables>;
  close(): Promise<void>;
}

/** A table with a column of every type, replaced by two columns, or by three. */
export const everyType: Table = {
  name: 'every_type',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'username', type: 'string', length: 255 },
    { name: 'entity_id', type: 'string', length: 8, truncate: true },
    { name: 'answer', type: 'text' },
    { name: 'count', type: 'integer' },
    { name: 'grade', type: 'double' },
    { name: 'correct', type: 'boolean' },
    { name: 'date', type: 'date' },
    { name: 'interval_end', type: 'datetime' },
  ],
  key: ['course_id', 'username'],
  parts: ['date'],
  indexes: [['course_id', 'date']],
};

/** A table that is replaced whole. */
export const totals: Table = {
  name: 'totals',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'count', type: 'integer', required: true },
  ],
};

/** The tables that a harness opens. */
export const contractTables = [everyType, totals];

/** When they are published first. */
export const at = 1_712_026_800_000_000;
export const created = '2024-04-02 03:00:00';

export const row = (course: string, username: Field, more: Readonly<Record<string, string>> = {}): Tuple =>
  everyType.columns.map(({ name }) =>
    name === 'course_id' ? course : name === 'username' ? username : (more[name] ?? null),
  );

export const all = (reader: TableReader, table: Table): Promise<readonly TableRow[]> =>
  reader.read((view) => view.rows(table, { where: [] }));
