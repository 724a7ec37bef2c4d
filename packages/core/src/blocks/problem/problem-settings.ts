import { z } from 'zod';
import { isoInstant } from '../../shared/clock.port.ts';
import type { Instant } from '../../shared/clock.port.ts';
import type { JsonObject } from '../../shared/json.ts';
import { timedeltaSeconds } from '../timedelta.ts';

/** What rules a problem's attempts and answers, read from its effective fields. */
export interface ProblemSettings {
  /** null = unlimited. */
  readonly maxAttempts: number | null;
  readonly rerandomize: 'always' | 'onreset' | 'per_student' | 'never';
  readonly showAnswer: string;
  readonly attemptsBeforeShowAnswer: number;
  readonly showCorrectness: 'always' | 'never' | 'past_due';
  readonly showResetButton: boolean;
  readonly forceSaveButton: boolean;
  readonly submissionWaitSeconds: number;
  readonly gradingMethod: GradingMethod;
  /** null = as many as the problem has points. */
  readonly weight: number | null;
  /** Due date, or where there is none the course's end, and grace period together; null = never (`close_date`). */
  readonly closes: Instant | null;
}

export type GradingMethod = 'last_score' | 'first_score' | 'highest_score' | 'average_score';

const values = z.object({
  max_attempts: z.number().nullable().catch(null),
  rerandomize: z.unknown(),
  showanswer: z.string().catch('finished'),
  attempts_before_showanswer_button: z.number().catch(0),
  show_correctness: z.enum(['always', 'never', 'past_due']).catch('always'),
  show_reset_button: z.boolean().catch(false),
  force_save_button: z.boolean().catch(false),
  submission_wait_seconds: z.number().catch(0),
  grading_method: z.enum(['last_score', 'first_score', 'highest_score', 'average_score']).catch('last_score'),
  weight: z.number().nullable().catch(null),
  due: z.string().nullable().catch(null),
  graceperiod: z.string().nullable().catch(null),
});

export function problemSettings(fields: JsonObject, courseEnd: Instant | null = null): ProblemSettings {
  const read = values.parse(fields);
  const grace = timedeltaSeconds(read.graceperiod ?? '') ?? 0;
  const due = read.due === null ? courseEnd : isoInstant(read.due);
  return {
    maxAttempts: read.max_attempts,
    rerandomize: rerandomize(read.rerandomize),
    showAnswer: read.showanswer,
    attemptsBeforeShowAnswer: read.attempts_before_showanswer_button,
    showCorrectness: read.show_correctness,
    showResetButton: read.show_reset_button,
    forceSaveButton: read.force_save_button,
    submissionWaitSeconds: read.submission_wait_seconds,
    gradingMethod: read.grading_method,
    weight: read.weight,
    closes: due === null ? null : due + grace * 1_000_000,
  };
}

/** `Randomization` of capa_block.py: old courses wrote booleans. */
function rerandomize(value: unknown): ProblemSettings['rerandomize'] {
  switch (value) {
    case 'always':
    case 'true':
    case true:
    case '':
      return 'always';
    case 'onreset':
      return 'onreset';
    case 'per_student':
    case 'false':
    case false:
      return 'per_student';
    default:
      return 'never';
  }
}
