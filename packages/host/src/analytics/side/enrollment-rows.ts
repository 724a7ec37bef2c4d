import type { CoreStores, Records } from '@coursewright/core';
import { pagesOf } from './pages-of.ts';
import type { SideRow } from './side-row.ts';

/** `student_courseenrollment`. */
export async function* enrollmentRows(
  records: Records<Pick<CoreStores, 'enrollments'>>,
): AsyncGenerator<SideRow> {
  const all = pagesOf((page) => records.read(({ enrollments }) => enrollments.listEnrollments(page)));
  for await (const { userId, courseKey, active, mode } of all) {
    yield { user_id: String(userId), course_id: courseKey, is_active: active ? '1' : '0', mode };
  }
}
