import type { LogEvent } from '../log/log-event.ts';
import type { Range } from '../tasks/define-task.ts';

export interface ExportChoice {
  readonly range: Range;
  /** Only these courses; absent: all. */
  readonly courses?: readonly string[];
  /** Custom courses for edX (`ccx-v1:…`) too. */
  readonly ccx?: boolean;
}

/**
 * The course and the day under which an event is exported: that of `context.received_at` where there is one, because
 * phones send events late. undefined for events that are not chosen
 * (edx-analytics-pipeline, edx/analytics/tasks/export/event_exports_by_course.py).
 */
export function exportedUnder(
  event: LogEvent,
  { range, courses, ccx = false }: ExportChoice,
): { readonly courseId: string; readonly date: string } | undefined {
  const date = dateOf(event);
  if (date === undefined || date < range.from || date >= range.to) return undefined;
  const courseId = event.courseIdOrUrl ?? (ccx ? customCourseOf(event) : undefined);
  if (courseId === undefined || courses?.includes(courseId) === false) return undefined;
  return { courseId, date };
}

function dateOf(event: LogEvent): string | undefined {
  const context = event.context();
  if (!('received_at' in context)) return event.date;
  const received = context['received_at'];
  return typeof received === 'string' ? received.split('T', 1)[0] : undefined;
}

const customCourse = /^ccx-v1:[^/+:]+\+[^/+]+\+[^/+]+\+ccx@\d+$/;
const address = /^(?:.*?)\/courses\/(ccx-v1:[^/?#]+)/;

function customCourseOf(event: LogEvent): string | undefined {
  const named = event.context()['course_id'];
  const id = typeof named === 'string' ? named.trim() : '';
  if (id !== '') return customCourse.test(id) ? id : undefined;
  const found = address.exec(urlOf(event))?.[1];
  return found !== undefined && customCourse.test(found) ? found : undefined;
}

function urlOf(event: LogEvent): string {
  if (event.source === 'server') return event.type;
  const page = event.source === 'browser' ? event.json()['page'] : undefined;
  return typeof page === 'string' ? page : '';
}
