import type { PlacedBlock } from '@coursewright/core';
import { describe, expect, it } from 'vitest';
import { contentDates } from './content-dates.ts';

const dates = (fields: PlacedBlock['fields'], type = 'sequential') => contentDates({ type, fields });

describe('the dates of a block', () => {
  it('are those that count for it, in UTC', () => {
    expect(dates({ start: '2026-01-05T09:00:00+02:00', due: '2026-02-03T04:05:06Z' })).toEqual({
      opens: '2026-01-05T07:00:00.000Z',
      due: '2026-02-03T04:05:06.000Z',
    });
  });

  it('have no start where nobody has set one, and no due date where everybody has their own time', () => {
    expect(dates({ start: '2030-01-01T00:00:00Z', due: null })).toEqual({});
    expect(dates({ due: '2026-02-03T04:05:06Z', self_paced: true })).toEqual({});
  });

  it('have an end for a course alone', () => {
    const fields = { end: '2026-07-01T00:00:00Z' };
    expect(dates(fields, 'course')).toEqual({ closes: '2026-07-01T00:00:00.000Z' });
    expect(dates(fields)).toEqual({});
  });

  it('are nothing that is no date', () => {
    for (const value of ['soon', '', 7, null, ['2026-01-01T00:00:00Z']]) {
      expect(dates({ start: value, due: value })).toEqual({});
    }
  });
});
