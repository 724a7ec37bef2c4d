import type { ListColumn, ListRow } from './define-list.ts';

/** Rows as RFC 4180 has them, with the byte order mark by which Excel knows UTF-8. */
export function listCsv(columns: readonly ListColumn[], rows: readonly ListRow[]): string {
  const head = columns.map(({ label }) => label);
  const lines = rows.map(({ cells }) => columns.map(({ name }) => cells[name] ?? ''));
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  const text = String(value);
  // A spreadsheet takes text that begins so for a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
