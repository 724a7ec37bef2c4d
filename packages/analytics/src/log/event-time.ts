import type { Json } from '@coursewright/core/shared';

/** `time` without its time zone, with a fraction (edx-analytics-pipeline, edx/analytics/tasks/util/eventlog.py get_event_time_string). */
export function eventTime(time: Json | undefined): string | undefined {
  if (typeof time !== 'string') return undefined;
  const plus = time.indexOf('+');
  const local = plus === -1 ? time : time.slice(0, plus);
  return local.includes('.') ? local : `${local}.000000`;
}
