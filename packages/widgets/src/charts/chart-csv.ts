import type { ChartView } from './chart-view.ts';

/** The chart's numbers as RFC 4180 has it, with the byte order mark by which Excel knows UTF-8. */
export function chartCsv({ x, xs, series }: ChartView): string {
  const head = [x.label, ...series.map(({ name }) => name)];
  const rows = xs.map((value, index) => [value, ...series.map(({ values }) => values[index] ?? '')]);
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  const text = String(value);
  // A spreadsheet takes text that begins so for a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
