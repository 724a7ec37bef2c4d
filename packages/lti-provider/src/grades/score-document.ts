import type { Instant, ItemScore } from '@coursewright/core';

interface ScoreFacts {
  /** `sub` of the learner's launches. */
  readonly subject: string;
  readonly score: ItemScore;
  readonly timestamp: Instant;
  /** The first one for this learner and line item. */
  readonly first: boolean;
  /** As in the registration. */
  readonly product?: string | undefined;
}

/**
 * A score as the service takes it (AGS §3.4.1). Ours is graded as soon as it is there; whoever may still better it has
 * submitted, whoever has everything has completed.
 */
export function scoreDocument({ subject, score, timestamp, first, product }: ScoreFacts): object {
  const { earned, possible, changed } = score;
  return {
    userId: subject,
    scoreGiven: Math.max(earned, 0),
    scoreMaximum: possible,
    activityProgress: earned >= possible ? 'Completed' : 'Submitted',
    gradingProgress: 'FullyGraded',
    timestamp: isoTime(timestamp),
    ...(changed !== null && { submission: { submittedAt: isoTime(changed) } }),
    // Canvas counts each score as one more attempt and refuses those above the assignment's limit: the first one is enough.
    ...(product === 'canvas' &&
      !first && { 'https://canvas.instructure.com/lti/submission': { new_submission: false } }),
  };
}

/** Milliseconds: what every platform parses. */
function isoTime(instant: Instant): string {
  return new Date(instant / 1000).toISOString();
}
