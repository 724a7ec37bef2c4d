import { cohortMembers } from '../../tables/engagement/cohort-members.table.ts';
import { courseEnrollmentAccounts } from '../../tables/engagement/course-enrollment-accounts.table.ts';
import { courseEnrollmentSpans } from '../../tables/enrollment/course-enrollment-spans.table.ts';
import { authUser } from '../../tables/side/auth-user.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Field, Tuple } from '../../tuples/tuple.ts';

const account = takeColumns(authUser, ['id', 'username', 'email']);

const accounts = pickRows(authUser, (row, emit) => {
  const [userId = null, ...rest] = account(row);
  emit([userId], ['account', ...rest]);
});

export const courseEnrollmentAccountsTask = defineTask({
  name: 'course-enrollment-accounts',
  counts:
    'When learners were enrolled, with user name, e-mail address and cohort. Who has no account is left out; of several cohorts in a ' +
    'course the first by name is taken.',
  table: courseEnrollmentAccounts,
  of: [
    accounts,
    pickRows(cohortMembers, ([, courseId = null, name = null, userId = null], emit) => {
      emit([userId], ['cohort', courseId, name]);
    }),
    pickRows(
      courseEnrollmentSpans,
      ([courseId = null, userId = null, date = null, until = null, atEnd = null, , mode = null], emit) => {
        emit([userId], ['span', courseId, date, until, atEnd, mode]);
      },
    ),
  ],
  needs: accounts,
  *fold([userId = null], occurrences) {
    let user: Tuple | undefined;
    const cohorts = new Map<Field, Field>();
    for (const { tuple } of occurrences) {
      const [tag, courseId = null, ...rest] = tuple;
      if (tag === 'account') user = [courseId, ...rest];
      else if (user === undefined) return;
      else if (tag === 'span') yield [courseId, userId, ...user, cohorts.get(courseId) ?? null, ...rest];
      else if (!cohorts.has(courseId)) cohorts.set(courseId, rest[0] ?? null);
    }
  },
});
