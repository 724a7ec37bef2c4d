import { expect, it } from 'vitest';
import { addDays, dateOf, dayOf, isDate, isoWeekday, mondayOf } from './calendar.ts';

it('knows which texts are days', () => {
  expect(['2024-02-29', '2026-12-31'].map(isDate)).toEqual([true, true]);
  const none = ['2023-02-29', '2024-2-1', '2024-02-01T', ' 2024-02-01', '2024-13-01', 'no day at all', ''];
  expect(none.filter(isDate)).toEqual([]);
});

it('counts on over the ends of months, leap days and years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
  expect(dateOf(dayOf('1969-12-31'))).toBe('1969-12-31');
});

it('begins weeks on Monday, before 1970 too', () => {
  expect(
    ['2024-03-04', '2024-03-10', '1969-12-29', '1969-12-28'].map((date) => isoWeekday(dayOf(date))),
  ).toEqual([1, 7, 1, 7]);
  expect(dateOf(mondayOf(dayOf('2024-03-10')))).toBe('2024-03-04');
  expect(dateOf(mondayOf(dayOf('2024-03-04')))).toBe('2024-03-04');
  expect(dateOf(mondayOf(dayOf('2021-01-03')))).toBe('2020-12-28');
});
