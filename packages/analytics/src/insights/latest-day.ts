import { numberIn } from '../api/api-values.ts';
import type { Condition, TableRow } from '../api/table-reader.port.ts';
import type { Table } from '../tables/table.ts';
import { inCourse } from './conditions.ts';
import type { InsightsCall } from './insights-call.ts';

/** The rows of a course's last day in a table, of the mode asked for where the table tells modes apart. */
export async function latestDay(call: InsightsCall, table: Table): Promise<readonly TableRow[]> {
  const date = await call.view.greatest(table, 'date', inCourse(call));
  if (date === undefined) return [];
  return call.view.rows(table, {
    where: [...inCourse(call), { column: 'date', is: date }, ...ofMode(call, table)],
  });
}

/** Rows of the mode asked for, where the table tells modes apart. */
export function ofMode({ asked: { mode } }: InsightsCall, table: Table): readonly Condition[] {
  const column = table.columns.find(({ name }) => name === 'mode' || name === 'enrollment_mode');
  return mode === undefined || mode === '' || column === undefined ? [] : [{ column: column.name, is: mode }];
}

/** null of no rows. */
export function sumOf(rows: readonly TableRow[], column: string): number | null {
  return rows.length === 0 ? null : rows.reduce((sum, row) => sum + numberIn(row, column), 0);
}
