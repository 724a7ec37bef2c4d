import type { Tuple } from '../tuples/tuple.ts';
import type { Table } from './table.ts';

/** Tables of the LMS that tasks read beside the log: profiles, grades, student module, catalog, cohorts. */
export interface SideTables {
  /** Rows with the fields of `table.columns`, in their order; none where the source has no such table. */
  rows(table: Table): AsyncIterable<Tuple>;
  /** Changes when the rows may have changed; undefined where the source has no such table. */
  version(table: Table): Promise<string | undefined>;
}
