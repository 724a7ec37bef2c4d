import { describe, expect, it } from 'vitest';
import { bytesText, durationText } from './quantity-text.ts';

describe('quantities', () => {
  it('of bytes are in the greatest unit that there is one of', () => {
    expect([0, 999, 1000, 1_234_567, 5e9, 2e12].map((bytes) => bytesText(bytes, 'en'))).toEqual([
      '0 byte',
      '999 byte',
      '1 kB',
      '1.2 MB',
      '5 GB',
      '2 TB',
    ]);
    expect(bytesText(1_234_567, 'es')).toBe('1,2 MB');
  });

  it('of time are whole', () => {
    expect([0, 1, 59, 125, 7300, 200_000].map((seconds) => durationText(seconds, 'en'))).toEqual([
      '0 seconds',
      '1 second',
      '59 seconds',
      '2 minutes',
      '2 hours',
      '2 days',
    ]);
    expect(durationText(125, 'es')).toBe('2 minutos');
  });
});
