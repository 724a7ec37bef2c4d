import { courseEnrollmentAccounts } from '../../tables/engagement/course-enrollment-accounts.table.ts';
import {
  studentEngagementAll,
  studentEngagementDaily,
  studentEngagementJoinedAll,
  studentEngagementJoinedDaily,
  studentEngagementJoinedWeekly,
  studentEngagementWeekly,
} from '../../tables/student-engagement/student-engagement.tables.ts';
import type { Table } from '../../tables/table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { dateOf, dayOf } from '../calendar.ts';
import { defineTask, pickRows, type Range, type Task } from '../define-task.ts';
import type { Field, Tuple } from '../../tuples/tuple.ts';

const account = takeColumns(courseEnrollmentAccounts, [
  'course_id',
  'username',
  'at_end',
  'date',
  'until',
  'email',
  'cohort',
]);
const nothing: Tuple = [...Array.from({ length: 13 }, () => '0'), ''];

interface Period {
  readonly name: string;
  readonly when: string;
  readonly engagement: Table;
  readonly table: Table;
  /** From the end of one period to that of the next; Infinity where there is only one. */
  readonly days: number;
}

function joinedTask({ name, when, engagement, table, days }: Period): Task {
  const enrolled = pickRows(courseEnrollmentAccounts, (row, emit) => {
    const [courseId = null, username = null, atEnd = null, ...span] = account(row);
    if (atEnd === '1') emit([courseId, username], ['enrolled', ...span]);
  });
  return defineTask({
    name,
    counts: `What everyone enrolled at the end of ${when} did, with zeros for those who did nothing; with e-mail address and cohort.`,
    table,
    of: [
      pickRows(engagement, ([date = null, courseId = null, username = null, ...done], emit) => {
        emit([courseId, username], ['done', date, ...done]);
      }),
      enrolled,
    ],
    needs: enrolled,
    ranged: true,
    *fold([courseId = null, username = null], occurrences, { range }) {
      const periods = new Map<Field, Tuple>();
      for (const { tuple } of occurrences) {
        const [tag, date = null, ...rest] = tuple;
        if (tag === 'done') periods.set(date, rest);
        else {
          const [until = null, email = null, cohort = null] = rest;
          for (const end of periodEnds({ from: date ?? '', to: until ?? range.to }, range, days))
            yield [end, courseId, username, email, cohort ?? '', ...(periods.get(end) ?? nothing)];
        }
      }
    },
  });
}

/** Days of a span on which a period ends, counted back from the range's last day. */
function* periodEnds(span: Range, range: Range, days: number): Generator<string> {
  const first = dayOf(span.from);
  const after = dayOf(span.to);
  for (let day = dayOf(range.to) - 1; day >= first; day -= days) if (day < after) yield dateOf(day);
}

export const studentEngagementJoinedDailyTask: Task = joinedTask({
  name: 'student-engagement-joined-daily',
  when: 'a day',
  engagement: studentEngagementDaily,
  table: studentEngagementJoinedDaily,
  days: 1,
});

export const studentEngagementJoinedWeeklyTask: Task = joinedTask({
  name: 'student-engagement-joined-weekly',
  when: 'a week',
  engagement: studentEngagementWeekly,
  table: studentEngagementJoinedWeekly,
  days: 7,
});

export const studentEngagementJoinedAllTask: Task = joinedTask({
  name: 'student-engagement-joined-all',
  when: 'the range',
  engagement: studentEngagementAll,
  table: studentEngagementJoinedAll,
  days: Infinity,
});
