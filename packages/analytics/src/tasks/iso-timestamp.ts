import { isDate } from './calendar.ts';

const written = /^(\d{4}-\d{2}-\d{2})(T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A log's time as Python's `datetime.isoformat` writes it: six digits of a second or none, `Z` as `+00:00`. undefined for
 * what is no time.
 */
export function isoTimestamp(time: string | undefined): string | undefined {
  const found = written.exec(time ?? '');
  if (found === null) return undefined;
  const [, date = '', clock = '', digits = '', zone = ''] = found;
  if (!isDate(date)) return undefined;
  const fraction = digits.slice(0, 6).padEnd(6, '0');
  const offset = zone === 'Z' ? '+00:00' : zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2');
  return `${date}${clock}${fraction === '000000' ? '' : `.${fraction}`}${offset}`;
}
