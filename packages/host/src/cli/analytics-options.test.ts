import { allTasks } from '@coursewright/analytics';
import { describe, expect, it } from 'vitest';
import { chosenDays, chosenRange, chosenTasks } from './analytics-options.ts';

const now = new Date('2026-03-04T23:30:00Z');

describe('chosenRange', () => {
  it('ends before the day of --to, or with today', () => {
    expect(chosenRange('2026-01-01', '2026-02-01', now)).toEqual({ from: '2026-01-01', to: '2026-02-01' });
    expect(chosenRange(undefined, undefined, now)).toEqual({ from: '0001-01-01', to: '2026-03-05' });
  });

  it('refuses what is no date, and an empty range', () => {
    expect(() => chosenRange('2026-02-30', undefined, now)).toThrow('--from 2026-02-30 is no date');
    expect(() => chosenRange('1 March', undefined, now)).toThrow('write YYYY-MM-DD');
    expect(() => chosenRange('2026-02-01', '2026-02-01', now)).toThrow('the day of --to is not counted');
  });
});

describe('chosenTasks', () => {
  it('takes names of tasks and of tables, with those that they need', () => {
    const names = chosenTasks('course_enrollment_daily').map(({ name }) => name);
    expect(names).toEqual(['course-enrollment-spans', 'course-enrollment-daily']);
    expect(chosenTasks('course-enrollment-daily, video').length).toBeGreaterThan(3);
    expect(chosenTasks(undefined)).toBe(allTasks);
  });

  it('says which name was meant', () => {
    expect(() => chosenTasks('course-enrolment-daily')).toThrow('There is no task course-enrolment-daily.');
  });
});

it('takes whole numbers of days', () => {
  expect(chosenDays('3')).toBe(3);
  expect(chosenDays(undefined)).toBeUndefined();
  for (const text of ['0', '-1', '1.5', 'week'])
    expect(() => chosenDays(text)).toThrow(`--overwrite-days ${text}`);
});
