export type Severity = 'error' | 'warning';

/** What `events check` finds, by code. */
export const lintCodes = {
  unreadable: 'error',
  not_text: 'error',
  too_long: 'error',
  too_deep: 'error',
  not_utf8: 'error',
  byte_order_mark: 'warning',
  not_json: 'error',
  cut_off: 'error',
  not_an_object: 'error',
  bad_envelope: 'error',
  bad_time: 'error',
  odd_time: 'warning',
  bad_course_key: 'error',
  unknown_event: 'error',
  odd_source: 'warning',
  bad_data: 'error',
} as const satisfies Readonly<Record<string, Severity>>;

export type LintCode = keyof typeof lintCodes;

export interface LineFault {
  readonly code: LintCode;
  /** `event.currentTime`; empty for the whole line. */
  readonly path: string;
  /** One sentence without values of the line, as these may be personal. */
  readonly message: string;
}
