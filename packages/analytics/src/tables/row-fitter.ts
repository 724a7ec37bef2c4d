import { CoreError } from '@coursewright/core/shared';
import type { Field, Tuple } from '../tuples/tuple.ts';
import type { Column, Table } from './table.ts';

/** As a database takes it. */
export type Value = string | number | null;

/**
 * Makes of a row what its table holds: numbers are such, strings that may be are cut to length, ends of a double that are no finite number
 * are null, times lose an empty fraction. What it makes throws `bad_input`: which table, column and value.
 */
export function rowFitter(table: Table): (row: Tuple) => readonly Value[] {
  const { columns } = table;
  // Rows come in the order of their keys: most of their fields are those of the row before.
  const last: Field[] = columns.map(() => null);
  const lastFits: Value[] = columns.map(() => null);
  return (row) => {
    if (row.length !== columns.length) throw otherLength(table, row.length);
    return columns.map((column, index) => {
      const given = row[index] ?? null;
      if (given === null || given !== last[index]) {
        lastFits[index] = fitField(table, column, given);
        last[index] = given;
      }
      return lastFits[index] ?? null;
    });
  };
}

export function otherLength({ name, columns }: Table, length: number): CoreError {
  return new CoreError('bad_input', `${name}: a row has ${length} fields instead of ${columns.length}.`);
}

/** Throws `bad_input`. */
export function fitField({ name }: Table, column: Column, given: Field): Value {
  const fits = given === null ? null : fitValue(column, given);
  if (fits !== undefined && (fits !== null || column.required !== true)) return fits;
  throw new CoreError(
    'bad_input',
    `${name}.${column.name} takes ${expected(column)}, and not ${shown(given)}.`,
    { data: { table: name, column: column.name, value: given === null ? null : cut(given, 100) } },
  );
}

const shapes = {
  integer: /^-?\d{1,16}$/,
  double: /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
  boolean: /^[01]$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?$/,
};

/** undefined for what does not fit. */
function fitValue({ type, length, truncate }: Column, given: string): Value | undefined {
  switch (type) {
    case 'text':
      return given.toWellFormed();
    case 'string':
      return fitLength(given.toWellFormed(), length ?? Number.POSITIVE_INFINITY, truncate === true);
    case 'integer':
      return shapes.integer.test(given) && Number.isSafeInteger(Number(given)) ? Number(given) : undefined;
    case 'double':
      return fitDouble(given);
    case 'boolean':
      return shapes.boolean.test(given) ? Number(given) : undefined;
    case 'date':
      return shapes.date.test(given) && isDay(given) ? given : undefined;
    case 'datetime':
      return shapes.datetime.test(given) && isDay(given) ? given.replace(/\.0+$/, '') : undefined;
  }
}

function fitLength(given: string, length: number, truncate: boolean): string | undefined {
  // Characters are code points; a text has at least half as many as it has UTF-16 units.
  if (given.length <= length || codePoints(given) <= length) return given;
  return truncate ? cut(given, length) : undefined;
}

/** MySQL and JSON hold no infinity. */
function fitDouble(given: string): Value | undefined {
  if (/^(?:-?inf|nan)$/.test(given)) return null;
  return shapes.double.test(given) && Number.isFinite(Number(given)) ? Number(given) : undefined;
}

/** Days that have been seen: a table has few of them, and many rows of each. */
const days = new Set<string>();
const mostDays = 10_000;

function isDay(given: string): boolean {
  const day = given.slice(0, 10);
  if (!days.has(day)) {
    const parsed = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day) return false;
    if (days.size === mostDays) days.clear();
    days.add(day);
  }
  return given.length === 10 || /^.{11}(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d/.test(given);
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function cut(text: string, length: number): string {
  return Array.from(text.slice(0, 2 * length))
    .slice(0, length)
    .join('');
}

function shown(value: Field): string {
  if (value === null) return 'null';
  const start = cut(value, 100);
  return JSON.stringify(start.length < value.length ? `${start}…` : value);
}

const kinds: Readonly<Record<Column['type'], string>> = {
  string: 'text',
  text: 'text',
  integer: 'an integer',
  double: 'a number',
  boolean: '0 or 1',
  date: 'a date YYYY-MM-DD',
  datetime: 'a time YYYY-MM-DD HH:MM:SS',
};

function expected({ type, length, required }: Column): string {
  const limit = length === undefined ? '' : ` of at most ${length} characters`;
  return `${kinds[type]}${limit}${required === true ? '' : ' or null'}`;
}
