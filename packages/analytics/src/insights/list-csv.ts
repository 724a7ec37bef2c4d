import { csvLine } from '@coursewright/core/shared';
import type { ListColumn, ListRow } from './define-list.ts';

/** Rows as RFC 4180 has them, with the byte order mark by which Excel knows UTF-8. */
export function listCsv(columns: readonly ListColumn[], rows: readonly ListRow[]): string {
  const head = columns.map(({ label }) => label);
  const lines = rows.map(({ cells }) => columns.map(({ name }) => cells[name] ?? ''));
  return `\uFEFF${[head, ...lines].map(csvLine).join('')}`;
}
