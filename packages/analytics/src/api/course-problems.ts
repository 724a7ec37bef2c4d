import { answerDistribution } from '../tables/answers/answer-distribution.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime, groupRows, latestCreated, numberIn, textIn } from './api-values.ts';
import type { TableView } from './table-reader.port.ts';

/** `courses/{id}/problems/`: submissions of each problem. Those of its parts are counted, so they are divided by the parts. */
export async function courseProblems(view: TableView, courseId: string) {
  const parts = await view.groups(answerDistribution, {
    where: [{ column: 'course_id', is: courseId }],
    by: ['module_id', 'part_id'],
    sums: {
      total: { column: 'last_response_count' },
      correct: { column: 'last_response_count', where: { column: 'correct', is: 1 } },
    },
    greatest: { created: 'created' },
  });
  return someOf(
    groupRows(parts, ['module_id']).map((group) => {
      const perProblem = (column: string) =>
        Math.trunc(group.reduce((sum, row) => sum + numberIn(row, column), 0) / group.length);
      return {
        module_id: String(group[0]?.['module_id']),
        total_submissions: perProblem('total'),
        correct_submissions: perProblem('correct'),
        part_ids: group.map((row) => textIn(row, 'part_id')),
        created: apiTime(latestCreated(group)),
      };
    }),
  );
}
