import { listCsv, readList, type InsightsList, type ListRow } from '@coursewright/analytics/insights';
import type { InsightsVisit } from './insights-visit.ts';
import { listOf } from './course-list.ts';

const pageSize = 1000;
/** As far as pages lead. */
const most = 10_000;

/** A whole list as CSV with its file name; of one in pages, every page. */
export async function listCsvOf(
  visit: InsightsVisit,
  name: string,
): Promise<{ readonly file: string; readonly text: string }> {
  const definition = listOf(name);
  const read = (offset: number): Promise<InsightsList> =>
    visit.insights.read({ ...visit.asked, offset, limit: pageSize }, visit.code, (call) =>
      readList(definition, call),
    );
  const first = await read(0);
  const rows: ListRow[] = [...first.rows];
  while (definition.paged === true && rows.length < Math.min(first.total, most)) {
    const { rows: more } = await read(rows.length);
    if (more.length === 0) break;
    rows.push(...more);
  }
  return { file: `${first.file}.csv`, text: listCsv(first.columns, rows) };
}
