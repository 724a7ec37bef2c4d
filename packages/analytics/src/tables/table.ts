/**
 * A column, in the original pipeline's spelling (edx-analytics-pipeline, edx/analytics/tasks/util/record.py). `datetime` is
 * `YYYY-MM-DD HH:MM:SS[.ffffff]` in UTC, `date` is `YYYY-MM-DD`, `boolean` is 0 or 1.
 */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'text' | 'integer' | 'double' | 'boolean' | 'date' | 'datetime';
  /** Characters a string may have; a longer one is an error unless `truncate`. */
  readonly length?: number;
  readonly truncate?: true;
  /** The column holds no null. */
  readonly required?: true;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /**
   * `published`: goes into the database that the REST API reads. `warehouse`: only files hold it. `internal`: on the way
   * to other tables, of no use outside.
   */
  readonly kind: 'published' | 'warehouse' | 'internal';
  /**
   * The columns that hold the key that a row was folded under, in the key's order: all rows of a key are replaced
   * together. Absent: the table is always replaced whole.
   */
  readonly key?: readonly string[];
  /**
   * Columns that tell parts of a key's rows apart, where most of them stay as they are when some change: the days of a learner.
   * Then the rows of a part can be replaced and the others left alone.
   */
  readonly parts?: readonly string[];
  /** Column lists that are looked up by. */
  readonly indexes?: readonly (readonly string[])[];
}
