import { describe, expect, it } from 'vitest';
import { platformDates } from './platform-dates.ts';

describe('the dates that a platform tells', () => {
  it('are read whatever their offset is', () => {
    const custom = { link_opens: '2026-03-01T00:00:00Z', link_due: '2026-05-01T23:59:59+02:00' };
    expect(platformDates(custom)).toEqual({
      opens: '2026-03-01T00:00:00.000Z',
      due: '2026-05-01T21:59:59.000Z',
    });
  });

  it('are absent where there is none, the platform knows no such variable, or it is no date', () => {
    for (const value of ['', '$ResourceLink.submission.endDateTime', 'soon', '2026-99-99', 7, undefined]) {
      expect(platformDates({ link_due: value })).toEqual({});
    }
  });
});
