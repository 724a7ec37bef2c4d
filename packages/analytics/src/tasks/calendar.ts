/** Milliseconds. */
const day = 86_400_000;

const kept = 10_000;
const checked = new Map<string, boolean>();

/** Is it `YYYY-MM-DD`, and a day that there is? Asked for every line, of few different ones. */
export function isDate(text: string): boolean {
  const known = checked.get(text);
  if (known !== undefined) return known;
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOf(dayOf(text)) === text;
  if (checked.size >= kept) checked.clear();
  checked.set(text, valid);
  return valid;
}

/** Days since 1970-01-01. NaN for a text that is no date. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

/** `YYYY-MM-DD`; '' for what is no day. */
export function dateOf(dayNumber: number): string {
  return Number.isFinite(dayNumber) ? new Date(dayNumber * day).toISOString().slice(0, 10) : '';
}

export function addDays(date: string, days: number): string {
  return dateOf(dayOf(date) + days);
}

/** 1 for Monday to 7 for Sunday. */
export function isoWeekday(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the ISO week that a day is in. */
export function mondayOf(dayNumber: number): number {
  return dayNumber - isoWeekday(dayNumber) + 1;
}
