import { courseEnrollmentAccounts } from '../../tables/engagement/course-enrollment-accounts.table.ts';
import { courseLearners } from '../../tables/engagement/course-learners.table.ts';
import { authUserprofile } from '../../tables/side/auth-userprofile.table.ts';
import { profileNames } from '../../tables/engagement/profile-columns.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { cutText } from '../cut-text.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Field, Tuple } from '../../tuples/tuple.ts';

/** Columns of profiles, and of the roster. */
const profile = takeColumns(authUserprofile, ['user_id', 'name', ...profileNames]);

const profiles = pickRows(authUserprofile, (row, emit) => {
  const [userId = null, ...rest] = profile(row);
  emit([userId], ['profile', ...rest]);
});

export const courseLearnersTask = defineTask({
  name: 'course-learners',
  counts:
    'Everyone with an enrolment event, an account and a profile: mode and whether enrolled as the range ends, the first day that ended with ' +
    'him enrolled, cohort, and what the profile says.',
  table: courseLearners,
  of: [
    profiles,
    pickRows(courseEnrollmentAccounts, ([courseId = null, userId = null, ...rest], emit) => {
      emit([userId], ['span', courseId, ...rest]);
    }),
  ],
  needs: profiles,
  *fold([userId = null], occurrences) {
    let described: Tuple | undefined;
    let enrolledOn: Field = null;
    let course: Field = null;
    for (const { tuple } of occurrences) {
      const [tag, ...rest] = tuple;
      if (tag === 'profile') described = rest.map(oneLine);
      else if (described === undefined) return;
      else {
        const [
          courseId = null,
          username = null,
          email = null,
          cohort = null,
          date = null,
          until = null,
          atEnd = null,
          mode = null,
        ] = rest;
        if (courseId !== course) enrolledOn = null;
        course = courseId;
        if (atEnd === '1') enrolledOn ??= date;
        if (until === null)
          yield [courseId, userId, username, email, cohort, mode, enrolledOn, atEnd, ...described];
      }
    }
  },
});

/** edx-analytics-pipeline, edx/analytics/tasks/insights/module_engagement.py strip_and_truncate. */
function oneLine(field: Field): Field {
  return field === null ? null : cutText(field.replaceAll(/[\t\n\r]/g, ' ').replaceAll('\\', ''), 20_000);
}
