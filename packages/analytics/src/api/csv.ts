import { csvCell } from '@coursewright/core/shared';
import { pythonFloat } from '../tasks/python-float.ts';
import type { ApiObject } from './field-choice.ts';

export interface CsvOptions {
  /** Columns that are wanted, in their order; all in alphabetical order by default. Unknown ones are passed over. */
  readonly fields?: readonly string[] | undefined;
  /** Columns of floats, which Python writes with a point. */
  readonly floats?: readonly string[];
}

/**
 * Rows as the original writes them (edx-analytics-data-api, analytics_data_api/renderers.py): members of an object are `object.member`,
 * lists are joined by `, `. Nothing at all for no rows.
 */
export function csvOf(rows: readonly ApiObject[], { fields, floats = [] }: CsvOptions = {}): string {
  const flat = rows.map((row) => new Map(flattened(row)));
  const all = [...new Set(flat.flatMap((row) => [...row.keys()]))].toSorted();
  const header = fields === undefined ? all : [...new Set(fields.filter((field) => all.includes(field)))];
  if (header.length === 0) return '';
  const line = (cells: readonly string[]) => {
    const text = cells.map(csvCell).join(',');
    return `${text === '' ? '""' : text}\r\n`;
  };
  const valueOf = (row: ReadonlyMap<string, unknown>, name: string) =>
    shown(row.get(name), floats.includes(name));
  return [line(header), ...flat.map((row) => line(header.map((name) => valueOf(row, name))))].join('');
}

function* flattened(row: object, before = ''): Generator<[string, unknown]> {
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      yield* flattened(value, `${before}${name}.`);
    else yield [`${before}${name}`, value];
  }
}

function shown(value: unknown, float: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return float ? pythonFloat(value) : String(value);
  return Array.isArray(value) ? value.join(', ') : textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
