import { z } from 'zod';

const days = (byDefault: number, least: number, text: string) =>
  z.coerce.number('must be a number of days').int().min(least).max(36_500).default(byDefault).describe(text);

export const retentionSettings = {
  COURSEWRIGHT_KEEP_HISTORY_DAYS: days(
    730,
    0,
    "Days that earlier states of learners' work are kept; 0 = for good. Submissions and grades always stay.",
  ),
  COURSEWRIGHT_KEEP_EVENTS_DAYS: days(
    0,
    0,
    'Days that the event log is kept; 0 = for good. Analytics of days that are gone cannot be worked out again.',
  ),
  COURSEWRIGHT_KEEP_JOBS_DAYS: days(7, 1, 'Days that completed background jobs are listed.'),
  COURSEWRIGHT_KEEP_FAILED_JOBS_DAYS: days(
    30,
    0,
    'Days that failed background jobs are listed; 0 = for good.',
  ),
  COURSEWRIGHT_KEEP_UNUSED_DAYS: days(
    7,
    1,
    'Days that parts and files which no version of any course holds are kept before they are deleted.',
  ),
};

/** How long what is kept, in days; 0 = for good. */
export interface Keep {
  readonly history: number;
  readonly events: number;
  readonly jobs: number;
  readonly failedJobs: number;
  readonly unused: number;
}

export function keepOf(value: Readonly<Record<keyof typeof retentionSettings, number>>): Keep {
  return {
    history: value.COURSEWRIGHT_KEEP_HISTORY_DAYS,
    events: value.COURSEWRIGHT_KEEP_EVENTS_DAYS,
    jobs: value.COURSEWRIGHT_KEEP_JOBS_DAYS,
    failedJobs: value.COURSEWRIGHT_KEEP_FAILED_JOBS_DAYS,
    unused: value.COURSEWRIGHT_KEEP_UNUSED_DAYS,
  };
}

export const defaultKeep: Keep = { history: 730, events: 0, jobs: 7, failedJobs: 30, unused: 7 };
