import { addDays, dateOf, dayOf, isoWeekday } from '../calendar.ts';
import type { Range } from '../define-task.ts';

/** Gives the last day of the period that a day is in. */
export type PeriodEnd = (date: string, range: Range) => string;

export const dailyEnd: PeriodEnd = (date) => date;

/** Weeks end with the weekday of the range's last day. */
export const weeklyEnd: PeriodEnd = (date, { to }) => {
  const day = dayOf(date);
  const ahead = isoWeekday(dayOf(to) - 1) - isoWeekday(day);
  return dateOf(day + (ahead < 0 ? ahead + 7 : ahead));
};

export const wholeEnd: PeriodEnd = (_date, { to }) => addDays(to, -1);
