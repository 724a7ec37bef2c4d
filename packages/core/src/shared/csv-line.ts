/** What a spreadsheet takes for a formula: text that begins so (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;
/** But this is a number with a sign. */
const signed = /^[+-](?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front; a number, also
 * one that is written as text, never.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(guarded).map(csvCell).join(',')}\r\n`;
}

/** A cell in quotes where it needs them, as it is: for formats that another reads. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guarded(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return formula.test(value) && !signed.test(value) ? `'${value}` : value;
}
