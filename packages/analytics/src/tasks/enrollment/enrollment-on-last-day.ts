import { addDays } from '../calendar.ts';
import type { FoldContext, RowPick } from '../define-task.ts';
import { pickRows } from '../define-task.ts';
import { courseEnrollmentProfiles } from '../../tables/enrollment/course-enrollment-profiles.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import type { Field, Occurrence, Tuple } from '../../tuples/tuple.ts';

/** Under the course: the group that each learner is in as the range ends, and whether he is enrolled then. */
export function pickLastDay(groupColumn: string): RowPick {
  const take = takeColumns(courseEnrollmentProfiles, ['course_id', 'until', 'at_end', groupColumn]);
  return pickRows(courseEnrollmentProfiles, (row, emit) => {
    const [courseId = null, until = null, atEnd = null, group = null] = take(row);
    if (until === null) emit([courseId], [group, atEnd]);
  });
}

/** Rows of date, course, group, count and cumulative count. */
export function* countLastDay(
  courseId: Field,
  occurrences: Iterable<Occurrence>,
  { range }: FoldContext,
): Generator<Tuple> {
  const groups = new Map<Field, { count: number; cumulative: number }>();
  for (const { tuple, times } of occurrences) {
    const [group = null, atEnd = null] = tuple;
    const { count, cumulative } = groups.get(group) ?? { count: 0, cumulative: 0 };
    groups.set(group, { count: count + (atEnd === '1' ? times : 0), cumulative: cumulative + times });
  }
  const date = addDays(range.to, -1);
  for (const [group, { count, cumulative }] of groups)
    yield [date, courseId, group, String(count), String(cumulative)];
}
