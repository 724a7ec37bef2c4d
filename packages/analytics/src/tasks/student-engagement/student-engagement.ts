import {
  studentEngagementAll,
  studentEngagementDaily,
  studentEngagementWeekly,
} from '../../tables/student-engagement/student-engagement.tables.ts';
import type { Table } from '../../tables/table.ts';
import { defineTask, type Task } from '../define-task.ts';
import type { Field, Tuple } from '../../tuples/tuple.ts';
import { EngagementCounts } from './engagement-counts.ts';
import { dailyEnd, weeklyEnd, wholeEnd, type PeriodEnd } from './engagement-periods.ts';
import { studentEngagementEvents } from './student-engagement.pick.ts';

const rules =
  'days with any event in the course, problems tried, answers submitted, problems answered correctly, different videos played, posts, ' +
  'responses and comments, votes given and received (one taken back is one less), textbook pages, and the last subsection opened.';

interface Period {
  readonly name: string;
  readonly when: string;
  readonly table: Table;
  readonly end: PeriodEnd;
}

function engagementTask({ name, when, table, end }: Period): Task {
  return defineTask({
    name,
    counts: `What each learner did ${when}: ${rules}`,
    table,
    of: [studentEngagementEvents],
    ...(end !== dailyEnd && { ranged: true as const }),
    fold([courseId = null, username = null], occurrences, { range }) {
      // Days come in order, and so do the periods' ends.
      let day: Field | undefined;
      let last: string | undefined;
      let counts = new EngagementCounts();
      const rows: Tuple[] = [];
      for (const occurrence of occurrences) {
        const [date = null] = occurrence.tuple;
        const period: string | undefined = date === day ? last : end(date ?? '', range);
        day = date;
        if (last !== undefined && period !== last) {
          rows.push([last, courseId, username, ...counts.row()]);
          counts = new EngagementCounts();
        }
        last = period;
        counts.add(occurrence);
      }
      if (last !== undefined) rows.push([last, courseId, username, ...counts.row()]);
      return rows;
    },
  });
}

export const studentEngagementDailyTask: Task = engagementTask({
  name: 'student-engagement-daily',
  when: 'on each day (UTC)',
  table: studentEngagementDaily,
  end: dailyEnd,
});

export const studentEngagementWeeklyTask: Task = engagementTask({
  name: 'student-engagement-weekly',
  when: 'in each week; weeks are counted back from the last day',
  table: studentEngagementWeekly,
  end: weeklyEnd,
});

export const studentEngagementAllTask: Task = engagementTask({
  name: 'student-engagement-all',
  when: 'in the whole range',
  table: studentEngagementAll,
  end: wholeEnd,
});
