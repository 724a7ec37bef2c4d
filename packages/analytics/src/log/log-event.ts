import type { JsonObject } from '@coursewright/core/shared';

/**
 * One line of a tracking log as tasks read it, by the rules that all of the original's event tasks share
 * (edx-analytics-pipeline, edx/analytics/tasks/util/eventlog.py and opaque_key_util.py). Members are read when first asked for.
 */
export interface LogEvent {
  /** The line as it came, without its end. */
  readonly line: string;
  /** `id` of our own lines; undefined on other systems' lines. */
  readonly id: string | undefined;
  /** `event_type`, '' where there is none. */
  readonly type: string;
  /** `event_source`: browser, mobile, server, task; '' where there is none. */
  readonly source: string;
  /** `time` up to its time zone, always with a fraction: `2013-12-17T15:38:32.805444`. undefined where there is none. */
  readonly time: string | undefined;
  /** What stands before the `T` of `time`; compared as text. */
  readonly date: string | undefined;
  /** Stripped; '' where there is none. */
  readonly username: string;
  /** Whether `username` is text, if only ''. */
  readonly isNamed: boolean;
  /** `context.user_id` as text; '' where there is none, or one that is false in Python (0, ''). */
  readonly userId: string;
  readonly ip: string;
  /** `context.course_id`, stripped, where it is a valid course key. */
  readonly courseId: string | undefined;
  /** The same; where the context has none, that of the address: `event_type` of server events, `page` of browser events. */
  readonly courseIdOrUrl: string | undefined;
  /** The `event` member as an object, decoded where it is JSON text. undefined where there is none to be had. */
  data(): JsonObject | undefined;
  /** A stretch of the line in which the `event` member stands as it was written. */
  readonly dataText: string;
  context(): JsonObject;
  /** The whole line. */
  json(): JsonObject;
}
