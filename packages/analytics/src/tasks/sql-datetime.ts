import { isDate } from './calendar.ts';

const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3])(?::([0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?)?)?/;

/** A log's or catalogue's time as a `datetime` of tables: `2013-12-17T15:38:32.8` → `2013-12-17 15:38:32.800000`. null for what is none. */
export function sqlDatetime(time: string | null | undefined): string | null {
  const found = parts.exec(time ?? '');
  const date = found?.[1] ?? '';
  if (found === null || !isDate(date)) return null;
  const [, , hour = '00', minute = '00', second = '00', fraction = ''] = found;
  return `${date} ${hour}:${minute}:${second}.${fraction.slice(0, 6).padEnd(6, '0')}`;
}
