import { CoreError, type Instant } from '@coursewright/core';
import type { Courier } from './courier-store.port.ts';
import type { DueScore, ScoreSettlement } from './score-store.port.ts';
import { ServiceFailure } from './service-failure.ts';

/** Tries in vain after which a score is put aside, where the platform takes others meanwhile. */
const mostTries = 12;
/** Of a platform that says it has a later score, or that the line item that we have just made is not there. */
const mostDoubtfulTries = 5;
const firstDelay = 2_000_000;
const longestDelay = 3_600_000_000;

/**
 * What becomes of a score that was tried in vain: what time can mend is tried again, later each time; what the platform
 * refuses is put aside, and so is what it does not take while it takes others.
 */
export function settleFailure(
  score: DueScore,
  error: unknown,
  courier: Courier,
  now: Instant,
): ScoreSettlement {
  const reason = reasonOf(error);
  const tries = score.tries + 1;
  const kind = error instanceof ServiceFailure ? error.kind : 'later';
  const refused = kind === 'never' || (kind === 'gone' && tries >= mostDoubtfulTries);
  const takesOthers = (courier.lastSuccess ?? 0) > score.since;
  const hopeless = (tries >= mostTries && takesOthers) || (kind === 'outdated' && tries >= mostDoubtfulTries);
  if (refused || hopeless) return { kind: 'failed', error: reason, at: now };
  const paused = courier.pausedUntil !== undefined && courier.pausedUntil > now;
  const due = paused ? courier.pausedUntil : now + delayAfter(tries);
  // A platform that is down has not refused this score.
  return { kind: 'again', due, error: reason, at: now, counts: !paused };
}

function delayAfter(tries: number): Instant {
  return Math.min(firstDelay * 2 ** Math.min(tries - 1, 20), longestDelay);
}

function reasonOf(error: unknown): string {
  if (error instanceof CoreError) return error.detail;
  return error instanceof Error ? error.message : String(error);
}
