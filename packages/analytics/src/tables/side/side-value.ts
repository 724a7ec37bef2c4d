import type { Field } from '../../tuples/tuple.ts';
import type { Column } from '../table.ts';

/** What a dump has in a column, as `Column` spells its type. undefined for what is no such value. */
export function sideValue({ type }: Column, text: Field): Field | undefined {
  if (text === null || type === 'string' || type === 'text') return text;
  // The mysql client's spelling of null, which no number or date has.
  const value = text.trim();
  if (value === '' || value === 'NULL') return null;
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(value) ? value : undefined;
    case 'double':
      return Number.isFinite(Number(value)) ? value : undefined;
    case 'boolean':
      return booleans.get(value.toLowerCase());
    case 'date':
    case 'datetime':
      return moment(value, type);
  }
}

const booleans = new Map([
  ['1', '1'],
  ['0', '0'],
  ['true', '1'],
  ['false', '0'],
  // A column of type BIT in a dump of mysqldump without --hex-blob.
  ['\u0001', '1'],
  ['\0', '0'],
]);

const written = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))?)?$/;

function moment(value: string, type: 'date' | 'datetime'): Field | undefined {
  const found = written.exec(value);
  if (found === null) return undefined;
  const [, day = '', time = '00:00:00', digits = '', sign, hours = '0', minutes = '0'] = found;
  if (day === '0000-00-00') return null;
  const local = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(local)) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const utc = new Date(local - offset).toISOString();
  if (type === 'date') return utc.slice(0, 10);
  const fraction = digits.slice(0, 6).padEnd(6, '0');
  return `${utc.slice(0, 10)} ${utc.slice(11, 19)}${fraction === '000000' ? '' : `.${fraction}`}`;
}
