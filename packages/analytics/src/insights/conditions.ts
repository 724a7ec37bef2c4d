import type { Condition } from '../api/table-reader.port.ts';
import { addDays } from './days.ts';
import type { InsightsCall } from './insights-call.ts';

/** Rows of the course. */
export function inCourse({ courseKey }: Pick<InsightsCall, 'courseKey'>): readonly Condition[] {
  return [{ column: 'course_id', is: courseKey }];
}

/** Rows of the course on the days asked for. */
export function inDays(
  { courseKey, asked: { from, to } }: Pick<InsightsCall, 'courseKey' | 'asked'>,
  column = 'date',
): readonly Condition[] {
  const some = { ...(from && { from }), ...(to && { before: addDays(to, 1) }) };
  return [{ column: 'course_id', is: courseKey }, ...(from || to ? [{ column, ...some }] : [])];
}
