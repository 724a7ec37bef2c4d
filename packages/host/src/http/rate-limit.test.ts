import type { Response } from 'express';
import { describe, expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

const answer = () => {
  const headers = new Map<string, string>();
  // oxlint-disable-next-line no-unsafe-type-assertion -- the limit sets a header and does nothing else
  return {
    headers,
    res: { setHeader: (name: string, value: string) => headers.set(name, value) } as never as Response,
  };
};

describe('a rate limit', () => {
  it('counts each key by itself, and says how long to wait', async () => {
    const limit = rateLimit(2, 60);
    const { res, headers } = answer();
    await limit.take(res, 'a');
    await limit.take(res, 'a');
    await expect(limit.take(res, 'a')).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(50);
    await expect(limit.take(res, 'b')).resolves.toBeUndefined();
  });

  it('forgets a key', async () => {
    const limit = rateLimit(1, 60);
    const { res } = answer();
    await limit.take(res, 'a');
    await limit.forget('a');
    await expect(limit.take(res, 'a')).resolves.toBeUndefined();
  });
});
