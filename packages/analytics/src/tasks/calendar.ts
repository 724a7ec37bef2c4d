/** Milliseconds. */
const day = 86_400_000;

/** Logs have few different days, and tasks ask for them for every line and row. */
const kept = 10_000;
const checked = new Map<string, boolean>();
const days = new Map<string, number>();
const dates = new Map<number, string>();

/** Is it `YYYY-MM-DD`, and a day that there is? */
export function isDate(text: string): boolean {
  const known = checked.get(text);
  if (known !== undefined) return known;
  return keep(checked, text, /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOf(dayOf(text)) === text);
}

/** Days since 1970-01-01. NaN for a text that is no date. */
export function dayOf(date: string): number {
  return days.get(date) ?? keep(days, date, Date.parse(`${date}T00:00:00Z`) / day);
}

/** `YYYY-MM-DD`; '' for what is no day. */
export function dateOf(dayNumber: number): string {
  const known = dates.get(dayNumber);
  if (known !== undefined) return known;
  if (!Number.isFinite(dayNumber)) return '';
  return keep(dates, dayNumber, new Date(dayNumber * day).toISOString().slice(0, 10));
}

function keep<K, V>(known: Map<K, V>, key: K, value: V): V {
  if (known.size >= kept) known.clear();
  known.set(key, value);
  return value;
}

export function addDays(date: string, count: number): string {
  return dateOf(dayOf(date) + count);
}

/** 1 for Monday to 7 for Sunday. */
export function isoWeekday(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the ISO week that a day is in. */
export function mondayOf(dayNumber: number): number {
  return dayNumber - isoWeekday(dayNumber) + 1;
}
