import { apiFaults } from './api-fault.ts';
import type { Condition, TableView } from './table-reader.port.ts';
import type { Table } from '../tables/table.ts';

/** `YYYY-MM-DD HH:MM:SS`; start inclusive, end exclusive. */
export interface DateRange {
  readonly start?: string;
  readonly end?: string;
}

const shape = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{2})(\d{2})(\d{2}))?$/;

/** Reads `start_date` and `end_date`: `2014-12-15` or `2014-12-15T000000`. Throws `illegal_parameter_values`. */
export function dateRange(query: {
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
}): DateRange {
  const { start_date: start, end_date: end } = query;
  return {
    ...(start !== undefined && start !== '' && { start: readTime('start_date', start) }),
    ...(end !== undefined && end !== '' && { end: readTime('end_date', end) }),
  };
}

/** A date as a query has it, as `YYYY-MM-DD HH:MM:SS`. Throws `illegal_parameter_values`. */
export function readTime(name: string, given: string): string {
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] =
    shape.exec(given) ?? [];
  const time = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${hour}:${minute}:${second}`;
  const parsed = new Date(`${time.replace(' ', 'T')}Z`);
  if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(time.slice(0, 10))) return time;
  throw apiFaults.badParameter(
    `${name} must look like 2014-12-15 or 2014-12-15T000000, and not ${given.slice(0, 100)}.`,
  );
}

/**
 * Rows of a course on the dates asked for; without any, those of its latest date (edx-analytics-data-api,
 * analytics_data_api/v0/views/courses.py).
 */
export async function onDates(
  view: TableView,
  table: Table,
  courseId: string,
  { start, end }: DateRange,
): Promise<readonly Condition[]> {
  const inCourse: Condition = { column: 'course_id', is: courseId };
  if (start === undefined && end === undefined) {
    const latest = await view.greatest(table, 'date', [inCourse]);
    return [inCourse, { column: 'date', is: latest ?? '' }];
  }
  const from = start?.slice(0, 10);
  const before = end?.slice(0, 10);
  return [
    inCourse,
    { column: 'date', ...(from !== undefined && { from }), ...(before !== undefined && { before }) },
  ];
}
