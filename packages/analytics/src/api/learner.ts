import { moduleEngagementRoster } from '../tables/engagement/module-engagement-roster.table.ts';
import { apiFaults } from './api-fault.ts';
import { learnerShape } from './learner-shape.ts';
import type { TableView } from './table-reader.port.ts';

/** `learners/{username}/`: one learner of a course. */
export async function learnerOf(
  view: TableView,
  {
    courseId,
    username,
    personal,
  }: { readonly courseId: string; readonly username: string; readonly personal: boolean },
) {
  const [row] = await view.rows(moduleEngagementRoster, {
    where: [
      { column: 'course_id', is: courseId },
      { column: 'username', is: username },
    ],
    limit: 1,
  });
  if (row === undefined) throw apiFaults.noLearner(username, courseId);
  return learnerShape(row, { personal });
}
