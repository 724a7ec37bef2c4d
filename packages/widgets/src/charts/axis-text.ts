import type { ChartWords } from './i18n/chart-words.ts';
import type { ChartAxis } from './chart-view.ts';

/** A value of an axis in the reader's language: `full` where it stands alone, short on the axis. */
export function axisText(
  words: ChartWords,
  { unit }: ChartAxis,
  value: string | number | null,
  full = false,
): string {
  if (value === null) return '–';
  if (unit === 'date') return dateText(words, String(value), full);
  if (typeof value === 'string') return value;
  if (unit === 'seconds') return secondsText(value);
  if (unit === 'percent') return words.number(value, { style: 'percent', maximumFractionDigits: 1 });
  return words.number(value, full ? { maximumFractionDigits: 2 } : { notation: 'compact' });
}

function dateText(words: ChartWords, date: string, full: boolean): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at.valueOf())) return date;
  return words.date(at, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(full && { year: 'numeric', weekday: 'short' }),
  });
}

/** 75 as `1:15`. */
function secondsText(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
