import type { TableView } from '../api/table-reader.port.ts';
import type { Table } from '../tables/table.ts';

/** When a course's rows of these tables were published last, ISO 8601; undefined where there are none. */
export async function asOf(
  view: TableView,
  tables: readonly Table[],
  courseKey: string,
): Promise<string | undefined> {
  let latest = '';
  for (const table of tables) {
    if (!table.columns.some(({ name }) => name === 'course_id')) continue;
    const created = await view.greatest(table, 'created', [{ column: 'course_id', is: courseKey }]);
    if (created !== undefined && String(created) > latest) latest = String(created);
  }
  return latest === '' ? undefined : `${latest.slice(0, 19).replace(' ', 'T')}Z`;
}
