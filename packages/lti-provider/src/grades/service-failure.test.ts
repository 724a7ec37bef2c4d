import { describe, expect, it } from 'vitest';
import { serviceFailure } from './service-failure.ts';

const failure = (
  step: Parameters<typeof serviceFailure>[0],
  status: number,
  text = '',
  headers: Record<string, string> = {},
) => serviceFailure(step, { status, headers: new Headers(headers), text }, Date.UTC(2026, 0, 1) * 1000);

describe('what a platform answers', () => {
  it.each([
    ['score', 401, '', 'token'],
    ['token', 401, '{"error":"invalid_client"}', 'locked'],
    ['token', 400, '{"error":"invalid_scope"}', 'never'],
    ['token', 403, '', 'locked'],
    ['score', 400, '', 'never'],
    ['score', 403, '', 'never'],
    ['score', 403, '403 Forbidden (Rate Limit Exceeded)', 'busy'],
    ['score', 404, '', 'gone'],
    ['score', 410, '', 'gone'],
    ['line item', 404, '', 'gone'],
    ['members', 404, '', 'gone'],
    ['score', 409, '', 'outdated'],
    ['line item', 409, '', 'never'],
    ['score', 415, '', 'never'],
    ['score', 422, '', 'never'],
    ['token', 429, '', 'busy'],
    ['score', 500, '', 'later'],
    ['line item', 503, '', 'later'],
  ] as const)('to the %s request, %i %s, means %s', (step, status, text, kind) => {
    expect(failure(step, status, text).kind).toBe(kind);
  });

  it('that is out of service until a time of its own is busy, not down', () => {
    expect(failure('score', 503, '', { 'retry-after': '5' })).toMatchObject({
      kind: 'busy',
      retryAfterMs: 5000,
    });
  });

  it.each([
    ['30', 30_000],
    ['0', 1000],
    ['999999', 3_600_000],
    ['Thu, 01 Jan 2026 00:02:00 GMT', 120_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 1000],
    ['soon', undefined],
  ])('to come back after %s is %s ms', (value, ms) => {
    expect(failure('score', 429, '', { 'retry-after': value }).retryAfterMs).toBe(ms);
  });

  it('is told in one short line', () => {
    expect(failure('score', 500, `<html>\n  down ${'x'.repeat(1000)}`).message).toMatch(
      /^The platform answered 500 to the score request: <html> down x{188}$/,
    );
  });
});
