import { gradeDistribution } from '../tables/student-module/grade-distribution.table.ts';
import { apiTime } from './api-values.ts';
import type { ApiObject } from './field-choice.ts';
import type { TableView } from './table-reader.port.ts';

/** `problems/{id}/grade_distribution/`: learners by grade, in every course that has the problem. */
export async function gradesOfProblem(view: TableView, moduleId: string): Promise<readonly ApiObject[]> {
  const rows = await view.rows(gradeDistribution, {
    where: [{ column: 'module_id', is: moduleId }],
    columns: ['module_id', 'course_id', 'grade', 'max_grade', 'count', 'created'],
  });
  return rows.map((row) => ({ ...row, created: apiTime(row['created']) }));
}
