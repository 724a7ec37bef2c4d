import type { ConformanceReport } from '../run-conformance.ts';
import { countResults } from './count-results.ts';
import { markOf } from './mark.ts';

/** A table for a terminal, and what it comes to. */
export function textReport({ tool, results }: ConformanceReport): string {
  const rows = results.map((one) => [
    markOf(one),
    one.id,
    one.expected,
    one.got,
    one.section,
    one.right === false ? `${one.name} — ${one.detail}` : one.name,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', `${tool}: ${summary({ tool, results })}`].join('\n');
}

/** One line: what is wrong, of how much. */
export function summary({ results }: ConformanceReport): string {
  const { wronglyAccepted, wronglyRefused, others, unseen } = countResults(results);
  return [
    `wrongly accepted ${wronglyAccepted.wrong} of ${wronglyAccepted.of}`,
    `wrongly refused ${wronglyRefused.wrong} of ${wronglyRefused.of}`,
    `wrong otherwise ${others.wrong} of ${others.of}`,
    ...(unseen > 0 ? [`${unseen} not to be seen`] : []),
  ].join(', ');
}
