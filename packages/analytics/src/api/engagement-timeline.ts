import { moduleEngagement } from '../tables/engagement/module-engagement.table.ts';
import { apiFaults } from './api-fault.ts';
import { groupRows, numberIn, textIn } from './api-values.ts';
import type { TableRow, TableView } from './table-reader.port.ts';

/** `engagement_timelines/{username}/`: what a learner did in a course, day by day from the first to the last. */
export async function engagementTimeline(view: TableView, courseId: string, username: string) {
  const groups = await view.groups(moduleEngagement, {
    where: [
      { column: 'course_id', is: courseId },
      { column: 'username', is: username },
    ],
    by: ['date', 'entity_type', 'event'],
    sums: { total: { column: 'count' } },
    distinct: { entities: 'entity_id' },
  });
  const days = groupRows(groups, ['date']).map((group) => dayOf(textIn(group[0] ?? {}, 'date'), group));
  if (days.length === 0) throw apiFaults.noTimeline(username, courseId);
  return { days: withGaps(days) };
}

type Day = ReturnType<typeof dayOf>;

/** Problems and videos are counted once a day, contributions each. */
function dayOf(date: string, rows: readonly TableRow[]) {
  const of = (type: string, event: string, count: string) =>
    rows
      .filter((row) => row['entity_type'] === type && row['event'] === event)
      .reduce((sum, row) => sum + numberIn(row, count), 0);
  return {
    date,
    problems_attempted: of('problem', 'attempted', 'entities'),
    problems_completed: of('problem', 'completed', 'entities'),
    discussion_contributions: of('discussion', 'contributed', 'total'),
    videos_viewed: of('video', 'viewed', 'entities'),
  };
}

function withGaps(days: readonly Day[]): readonly Day[] {
  return days.flatMap((day, index) => {
    const next = days[index + 1]?.date ?? day.date;
    const all: Day[] = [day];
    for (let date = dayBehind(day.date); date < next; date = dayBehind(date)) all.push(dayOf(date, []));
    return all;
  });
}

function dayBehind(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
