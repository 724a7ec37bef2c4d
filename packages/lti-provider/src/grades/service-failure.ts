import type { Instant } from '@coursewright/core';
import type { BoundedAnswer } from '../http/fetch-bounded.ts';

/** What a platform is asked for. */
export type ServiceStep = 'token' | 'line item' | 'score' | 'results' | 'members';

/**
 * What a platform's "no" means for what was asked: `busy` (it wants to be left alone for a while), `later` (it is down),
 * `token` (it does not take the access token), `locked` (it gives us no access token at all), `outdated` (it has a newer
 * score), `gone` (what was asked for is not there), `never` (asking again changes nothing).
 */
export type FailureKind = 'busy' | 'later' | 'token' | 'locked' | 'outdated' | 'gone' | 'never';

export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';
  readonly kind: FailureKind;
  /** How long the platform wants to be left alone, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(kind: FailureKind, message: string, retryAfterMs?: number) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Canvas tells its rate limit by 403 (canvas-lms doc/api/throttling.md). */
const rateLimited = /rate limit exceeded/i;

export function serviceFailure(step: ServiceStep, answer: BoundedAnswer, now: Instant): ServiceFailure {
  const { status, headers, text } = answer;
  const busy =
    status === 429 ||
    (status === 403 && (rateLimited.test(text) || headers.get('x-rate-limit-remaining') === '0'));
  const kind: FailureKind =
    busy || (status === 503 && headers.has('retry-after'))
      ? 'busy'
      : status >= 500 || status === 408 || status === 425
        ? 'later'
        : step === 'token'
          ? refusedToken(text)
          : status === 401
            ? 'token'
            : status === 409 && step === 'score'
              ? 'outdated'
              : status === 404 || status === 410
                ? 'gone'
                : 'never';
  return new ServiceFailure(
    kind,
    `The platform answered ${status} to the ${step} request: ${excerpt(text)}`,
    retryAfter(headers.get('retry-after'), now),
  );
}

/** Of a scope that we were not given, one service knows; anything else is between the platform and the whole tool (RFC 6749 §5.2). */
function refusedToken(text: string): FailureKind {
  return /"invalid_scope"/.test(text) ? 'never' : 'locked';
}

/** Enough of an answer to know it by, on one line. */
function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? 'no explanation' : line.slice(0, 200);
}

/** Seconds or a date (RFC 9110 §10.2.3), at most an hour. */
function retryAfter(value: string | null, now: Instant): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now / 1000;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 1000), 3_600_000);
}
