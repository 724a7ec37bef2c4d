import { tagsDistribution } from '../tables/tags/tags-distribution.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime, groupRows, latestCreated, numberIn, textIn } from './api-values.ts';
import type { TableRow, TableView } from './table-reader.port.ts';

/** `courses/{id}/problems_and_tags/`: submissions of each problem with the values of its tags. */
export async function courseProblemsAndTags(view: TableView, courseId: string) {
  const rows = await view.rows(tagsDistribution, {
    where: [{ column: 'course_id', is: courseId }],
    order: [{ column: 'module_id' }, { column: 'tag_name' }, { column: 'tag_value' }],
  });
  return someOf(
    groupRows(rows, ['module_id']).map((group) => ({
      module_id: String(group[0]?.['module_id']),
      total_submissions: numberIn(group[0] ?? {}, 'total_submissions'),
      correct_submissions: numberIn(group[0] ?? {}, 'correct_submissions'),
      tags: tagsOf(group),
      created: apiTime(latestCreated(group)),
    })),
  );
}

function tagsOf(rows: readonly TableRow[]): Readonly<Record<string, readonly string[]>> {
  const names = groupRows(rows, ['tag_name']);
  return Object.fromEntries(
    names.map((group) => [String(group[0]?.['tag_name']), group.map((row) => textIn(row, 'tag_value'))]),
  );
}
