const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const named =
  /^(?:(?<m1>[a-z]{3,9})\.? (?<d1>\d{1,2})(?:st|nd|rd|th)?|(?<d2>\d{1,2}) (?<m2>[a-z]{3,9})\.?),? (?<year>\d{4})(?:,? (?<hour>\d{1,2}):(?<minute>\d{2}))?$/i;

/**
 * A date as Open edX's `Date` field reads it, as ISO 8601 in UTC with seconds; no zone means UTC. A date without a year
 * (`March 12`) would mean another day each year, so it is undefined, like every other text.
 */
export function isoDate(text: string): string | undefined {
  const trimmed = text.trim();
  const found = iso.exec(trimmed);
  if (found !== null) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = found;
    const at = instant([year, month, day, hour, minute, second].map(Number));
    if (at === undefined) return undefined;
    return print(at - zoneMinutes(zone) * 60_000, fraction);
  }
  const groups = named.exec(trimmed)?.groups;
  if (groups === undefined) return undefined;
  const month = months.indexOf((groups['m1'] ?? groups['m2'] ?? '').slice(0, 3).toLowerCase()) + 1;
  const day = Number(groups['d1'] ?? groups['d2']);
  const at = instant([
    Number(groups['year']),
    month,
    day,
    Number(groups['hour'] ?? 0),
    Number(groups['minute'] ?? 0),
    0,
  ]);
  return at === undefined ? undefined : print(at, '');
}

function instant(parts: number[]): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && hour < 24 && minute < 60 && second < 60 ? date.getTime() : undefined;
}

function zoneMinutes(zone: string): number {
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (offset === null) return 0;
  return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
}

function print(milliseconds: number, fraction: string): string | undefined {
  const date = new Date(milliseconds);
  if (date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return undefined;
  const digits = fraction.replace(/\.?0*$/, '');
  return date.toISOString().replace(/\.\d+Z$/, `${digits}Z`);
}
