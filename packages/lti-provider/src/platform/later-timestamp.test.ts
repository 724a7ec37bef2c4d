import { describe, expect, it } from 'vitest';
import { isLater } from './later-timestamp.ts';

describe('isLater', () => {
  it('tells microseconds of one second apart, whatever their number of digits and zone', () => {
    expect(isLater('2026-01-01T10:00:00.000002Z', '2026-01-01T10:00:00.000001Z')).toBe(true);
    expect(isLater('2026-01-01T10:00:00.1Z', '2026-01-01T10:00:00.099999Z')).toBe(true);
    expect(isLater('2026-01-01T11:00:00.5+01:00', '2026-01-01T10:00:00.500000Z')).toBe(false);
    expect(isLater('2026-01-01T10:00:01Z', '2026-01-01T10:00:00.999999Z')).toBe(true);
  });
});
