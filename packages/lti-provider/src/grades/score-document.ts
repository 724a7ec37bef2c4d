import type { Instant, ItemScore } from '@coursewright/core';

/**
 * A score as the service takes it (AGS §3.4.1). Ours is graded as soon as it is there; whoever may still better it has
 * submitted, whoever has everything has completed.
 */
export function scoreDocument(subject: string, { earned, possible }: ItemScore, timestamp: Instant): object {
  return {
    userId: subject,
    scoreGiven: Math.max(earned, 0),
    scoreMaximum: possible,
    activityProgress: earned >= possible ? 'Completed' : 'Submitted',
    gradingProgress: 'FullyGraded',
    // Milliseconds: what every platform parses.
    timestamp: new Date(timestamp / 1000).toISOString(),
  };
}
