const written = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A log's time as Python's `datetime.isoformat` writes it: six digits of a second or none, `Z` as `+00:00`. undefined for
 * what is no time.
 */
export function isoTimestamp(time: string | undefined): string | undefined {
  const found = written.exec(time ?? '');
  if (found === null) return undefined;
  const [, seconds = '', digits = '', zone = ''] = found;
  const fraction = digits.slice(0, 6).padEnd(6, '0');
  const offset = zone === 'Z' ? '+00:00' : zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2');
  return `${seconds}${fraction === '000000' ? '' : `.${fraction}`}${offset}`;
}
