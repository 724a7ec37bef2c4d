import type { Instant } from '@coursewright/core';
import type { Courier } from './courier-store.port.ts';
import { ServiceFailure } from './service-failure.ts';

/** Requests in vain, one after another, after which a platform counts as down. */
const downAfter = 3;
const second = 1_000_000;
/** How long a platform is left alone at first; doubled each time it is found as it was. */
const firstPause = { busy: 2 * second, down: 2 * second, locked: 10 * second };
const longestPause = { busy: 600 * second, down: 300 * second, locked: 3600 * second };

export function afterSuccess(courier: Courier, now: Instant): Courier {
  return { failures: 0, lastSuccess: Math.max(courier.lastSuccess ?? 0, now) };
}

/**
 * What a failure says about the platform as a whole: `busy` and `locked` pause it at once, what may concern one request
 * only when it comes again and again. A failure of ours, or one about a single score, says nothing.
 */
export function afterFailure(courier: Courier, error: unknown, now: Instant): Courier {
  const kind = pauseKind(error);
  if (kind === undefined) return courier;
  const failures = courier.failures + 1;
  const next = { ...courier, failures };
  if (kind === 'down' && failures < downAfter) return next;
  const doublings = kind === 'down' ? failures - downAfter : failures - 1;
  const pause = Math.min(firstPause[kind] * 2 ** Math.min(doublings, 20), longestPause[kind]);
  const asked = error instanceof ServiceFailure ? error.retryAfterMs : undefined;
  const pausedUntil = now + (asked === undefined ? pause : asked * 1000);
  // Answers of requests that were under way together do not add up.
  if (courier.pausedUntil !== undefined && courier.pausedUntil > now) return courier;
  return { ...next, pausedUntil, reason: error instanceof Error ? error.message : String(error) };
}

/** undefined for what says nothing about other requests. */
function pauseKind(error: unknown): 'busy' | 'down' | 'locked' | undefined {
  if (!(error instanceof ServiceFailure)) return isUnavailable(error) ? 'down' : undefined;
  if (error.kind === 'busy' || error.kind === 'locked') return error.kind;
  return error.kind === 'later' || error.kind === 'token' ? 'down' : undefined;
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'unavailable';
}
