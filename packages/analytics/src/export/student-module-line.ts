import type { Tuple } from '../tuples/tuple.ts';

/**
 * A row as MySQL's client writes it to a pipe (edx-analytics-pipeline, edx/analytics/tasks/util/csv_util.py, dialect
 * `mysqlpipe`): tabs between fields, `NULL`, and a backslash before tabs, line feeds and backslashes.
 */
export function studentModuleLine(row: Tuple): string {
  return row
    .map((field) => field?.replaceAll(/[\\\t\n]/g, (character) => `\\${character}`) ?? 'NULL')
    .join('\t')
    .trim();
}
