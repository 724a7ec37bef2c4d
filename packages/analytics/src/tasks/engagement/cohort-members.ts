import { cohortMembers } from '../../tables/engagement/cohort-members.table.ts';
import { courseGroupsCourseusergroupUsers } from '../../tables/side/course-groups-courseusergroup-users.table.ts';
import { courseGroupsCourseusergroup } from '../../tables/side/course-groups-courseusergroup.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';

const group = takeColumns(courseGroupsCourseusergroup, ['id', 'course_id', 'name']);
const member = takeColumns(courseGroupsCourseusergroupUsers, ['courseusergroup_id', 'user_id']);

export const cohortMembersTask = defineTask({
  name: 'cohort-members',
  counts: 'Who is in which cohort.',
  table: cohortMembers,
  of: [
    pickRows(courseGroupsCourseusergroup, (row, emit) => {
      const [id = null, ...rest] = group(row);
      emit([id], ['group', ...rest]);
    }),
    pickRows(courseGroupsCourseusergroupUsers, (row, emit) => {
      const [id = null, userId = null] = member(row);
      emit([id], ['user', userId]);
    }),
  ],
  *fold([id = null], occurrences) {
    let cohort: Tuple | undefined;
    for (const { tuple } of occurrences) {
      const [tag, ...rest] = tuple;
      if (tag === 'group') cohort = rest;
      else if (cohort !== undefined) yield [id, ...cohort, rest[0] ?? null];
    }
  },
});
