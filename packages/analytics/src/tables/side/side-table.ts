import type { Table } from '../table.ts';

/** A table of the LMS, or a dump of one of its APIs, that tasks read beside the log. `required` columns must be in the source. */
export interface SideTable extends Table {
  readonly kind: 'internal';
  /**
   * The column orders that dumps without names come in, told apart by their number of columns: the LMS's table, and the
   * selection that the original imports (edx-analytics-pipeline, edx/analytics/tasks/insights/database_imports.py).
   */
  readonly orders: readonly (readonly string[])[];
  /** Other names that a source has for columns; a source's first name that is there counts. */
  readonly alsoCalled?: Readonly<Record<string, readonly string[]>>;
  /** Other names, without ending, that a file of it goes by. */
  readonly files?: readonly string[];
}
