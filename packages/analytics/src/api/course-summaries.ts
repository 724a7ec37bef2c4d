import { courseEnrollmentDaily } from '../tables/enrollment/course-enrollment-daily.table.ts';
import { courseMetaSummaryEnrollment } from '../tables/enrollment/course-meta-summary-enrollment.table.ts';
import { courseProgramMetadata } from '../tables/programs/course-program-metadata.table.ts';
import { apiFaults, someOf } from './api-fault.ts';
import { apiTime, groupRows, latestCreated, numberIn, textIn } from './api-values.ts';
import { readTime } from './date-range.ts';
import { shownModes } from './enrollment-modes.ts';
import { withFields, type FieldChoice } from './field-choice.ts';
import type { Condition, TableRow, TableView } from './table-reader.port.ts';

const counts = ['count', 'cumulative_count', 'count_change_7_days', 'passing_users'] as const;
type Counts = Readonly<Record<(typeof counts)[number], number>>;

export interface SummaryQuery {
  /** Courses; all by default. */
  readonly courseIds?: readonly string[];
  readonly choice: FieldChoice;
  /** Whether programmes of each course are named. */
  readonly programs: boolean;
  /** `recent_date`: `recent_count_change` is counted from it. */
  readonly recentDate?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** `course_summaries/`: enrolment of each course by mode. */
export async function courseSummaries(
  view: TableView,
  { courseIds, choice, programs, recentDate, today }: SummaryQuery,
) {
  const where: readonly Condition[] = courseIds === undefined ? [] : [{ column: 'course_id', in: courseIds }];
  const recent =
    recentDate === undefined ? undefined : await recentCounts(view, where, pastDate(recentDate, today));
  const rows = await view.rows(courseMetaSummaryEnrollment, { where, order: [{ column: 'course_id' }] });
  const inPrograms = programs ? await programsOf(view, where) : undefined;
  return someOf(
    groupRows(rows, ['course_id']).map((group) => {
      const summary = summaryOf(group, choice);
      const change = recent && summary.count - (recent.get(summary.course_id) ?? 0);
      const named = inPrograms && { programs: inPrograms.get(summary.course_id) ?? [] };
      return withFields({ ...summary, recent_count_change: change ?? null, ...named }, choice);
    }),
  );
}

function summaryOf(rows: readonly TableRow[], { exclude = [] }: FieldChoice) {
  const last = rows.at(-1) ?? {};
  const modes = new Map(shownModes.map((mode): [string, Counts] => [mode, sumsOf([])]));
  for (const mode of new Set(rows.map(modeOf)))
    modes.set(mode, sumsOf(rows.filter((row) => modeOf(row) === mode)));
  return {
    course_id: textIn(last, 'course_id'),
    catalog_course_title: last['catalog_course_title'] ?? null,
    catalog_course: last['catalog_course'] ?? null,
    start_date: apiTime(last['start_time']),
    end_date: apiTime(last['end_time']),
    pacing_type: last['pacing_type'] ?? null,
    // Both say the same to who reads them (edx-analytics-data-api, analytics_data_api/v0/views/course_summaries.py).
    availability: last['availability'] === 'Starting Soon' ? 'Upcoming' : (last['availability'] ?? null),
    ...sumsOf(rows),
    enrollment_modes: Object.fromEntries(
      [...modes].map(([mode, sums]) => [mode, withFields(sums, { exclude })]),
    ),
    created: apiTime(latestCreated(rows)),
  };
}

function modeOf(row: TableRow): string {
  const mode = textIn(row, 'enrollment_mode');
  return mode === 'no-id-professional' ? 'professional' : mode;
}

function sumsOf(rows: readonly TableRow[]): Counts {
  const sum = (column: string) => rows.reduce((total, row) => total + numberIn(row, column), 0);
  return {
    count: sum('count'),
    cumulative_count: sum('cumulative_count'),
    count_change_7_days: sum('count_change_7_days'),
    passing_users: sum('passing_users'),
  };
}

function pastDate(given: string, today: string): string {
  const date = readTime('recent_date', given).slice(0, 10);
  if (date < today) return date;
  throw apiFaults.badParameter(`recent_date must be in the past, and not ${date}.`);
}

/** Enrolment on the last day until `date` that each course has. */
async function recentCounts(view: TableView, where: readonly Condition[], date: string) {
  const before = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const last = await view.groups(courseEnrollmentDaily, {
    where: [...where, { column: 'date', before }],
    by: ['course_id'],
    greatest: { date: 'date' },
  });
  const days = new Map(last.map((row) => [textIn(row, 'course_id'), textIn(row, 'date')]));
  const rows = await view.rows(courseEnrollmentDaily, {
    where: [
      { column: 'course_id', in: [...days.keys()] },
      { column: 'date', in: [...new Set(days.values())] },
    ],
    columns: ['course_id', 'date', 'count'],
  });
  const recent = rows.filter((row) => days.get(textIn(row, 'course_id')) === row['date']);
  return new Map(recent.map((row) => [textIn(row, 'course_id'), numberIn(row, 'count')]));
}

async function programsOf(view: TableView, where: readonly Condition[]) {
  const rows = await view.rows(courseProgramMetadata, {
    where,
    order: [{ column: 'course_id' }, { column: 'program_id' }],
  });
  return new Map(
    groupRows(rows, ['course_id']).map((group) => [
      textIn(group[0] ?? {}, 'course_id'),
      group.map((row) => textIn(row, 'program_id')),
    ]),
  );
}
