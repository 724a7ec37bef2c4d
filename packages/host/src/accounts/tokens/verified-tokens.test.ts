import { describe, expect, it } from 'vitest';
import { testClock } from '../../testing/test-clock.ts';
import { verifiedTokens } from './verified-tokens.ts';

describe('tokens that were checked', () => {
  it('are known until their time is over', () => {
    const clock = testClock();
    const tokens = verifiedTokens(clock);
    tokens.add('t', { session: 's', expires: clock.now() / 1_000_000 + 10 });
    expect(tokens.get('t')?.session).toBe('s');
    clock.advance(11);
    expect(tokens.get('t')).toBeUndefined();
  });

  it('make room for newer ones', () => {
    const clock = testClock();
    const tokens = verifiedTokens(clock, 2);
    for (const token of ['a', 'b', 'c'])
      tokens.add(token, { session: token, expires: Number.POSITIVE_INFINITY });
    expect(['a', 'b', 'c'].map((token) => tokens.get(token)?.session)).toEqual([undefined, 'b', 'c']);
  });
});
