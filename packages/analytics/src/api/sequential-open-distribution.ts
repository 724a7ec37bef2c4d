import { sequentialOpenDistribution } from '../tables/student-module/sequential-open-distribution.table.ts';
import { apiTime } from './api-values.ts';
import type { ApiObject } from './field-choice.ts';
import type { TableView } from './table-reader.port.ts';

/** `problems/{id}/sequential_open_distribution/`: learners who opened a subsection, in every course that has it. */
export async function opensOfSequential(view: TableView, moduleId: string): Promise<readonly ApiObject[]> {
  const rows = await view.rows(sequentialOpenDistribution, {
    where: [{ column: 'module_id', is: moduleId }],
    columns: ['module_id', 'course_id', 'count', 'created'],
  });
  return rows.map((row) => ({ ...row, created: apiTime(row['created']) }));
}
