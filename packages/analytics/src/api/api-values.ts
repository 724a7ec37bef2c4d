import type { TableRow } from './table-reader.port.ts';

/** `2024-04-02T030405`, as the original writes times (its DATETIME_FORMAT). */
export function apiTime(value: string | number | null | undefined): string | null {
  return value === null || value === undefined
    ? null
    : String(value).slice(0, 19).replace(' ', 'T').replaceAll(':', '');
}

/** `2024-04-02T03:04:05Z`, where the original leaves times to its framework. */
export function isoTime(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : `${String(value).replace(' ', 'T')}Z`;
}

/** 0 where there is none. */
export function numberIn(row: TableRow, column: string): number {
  return Number(row[column] ?? 0);
}

/** '' where there is none. */
export function textIn(row: TableRow, column: string): string {
  return String(row[column] ?? '');
}

export function latestCreated(rows: readonly TableRow[]): string | null {
  return rows.reduce<string | null>((latest, row) => {
    const created = textIn(row, 'created');
    return latest === null || created > latest ? created : latest;
  }, null);
}

/** Neighbours with the same key together, in their order. */
export function groupRows(
  rows: readonly TableRow[],
  columns: readonly string[],
): readonly (readonly TableRow[])[] {
  const groups: TableRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (last !== undefined && first !== undefined && columns.every((column) => first[column] === row[column]))
      last.push(row);
    else groups.push([row]);
  }
  return groups;
}
