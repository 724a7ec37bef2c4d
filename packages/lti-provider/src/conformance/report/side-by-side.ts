import type { CaseResult, ConformanceReport } from '../run-conformance.ts';
import { countResults, type Share } from './count-results.ts';
import { markOf } from './mark.ts';

const expectations = {
  accept: 'let in',
  refuse: 'refuse',
  name: 'take, or refuse by name',
  recover: 'offer another way',
  hold: 'hold',
} as const;

/** One Markdown table of one or several tools, a column each, and their totals. */
export function sideBySide(reports: readonly ConformanceReport[]): string {
  const rows = reports[0]?.results ?? [];
  const cell = (report: ConformanceReport, { id }: CaseResult): string => {
    const found = report.results.find((one) => one.id === id);
    return found === undefined ? '' : markOf(found);
  };
  const table = [
    ['id', 'case', 'section', 'a tool must', ...reports.map(({ tool }) => tool)],
    ['---', '---', '---', '---', ...reports.map(() => '---')],
    ...rows.map((row) => [
      row.id,
      row.name,
      row.section,
      expectations[row.expected],
      ...reports.map((report) => cell(report, row)),
    ]),
  ];
  return `${totals(reports)}\n\n${lines(table)}\n`;
}

function totals(reports: readonly ConformanceReport[]): string {
  const share = ({ wrong, of }: Share): string => `${wrong} of ${of}`;
  const counted = reports.map(({ tool, results }) => ({ tool, ...countResults(results) }));
  return lines([
    ['tool', 'wrongly accepted', 'wrongly refused', 'wrong otherwise', 'not to be seen'],
    ['---', '---', '---', '---', '---'],
    ...counted.map((one) => [
      one.tool,
      share(one.wronglyAccepted),
      share(one.wronglyRefused),
      share(one.others),
      String(one.unseen),
    ]),
  ]);
}

/** Cells as wide as the widest of their column, as formatters have it. */
function lines(table: readonly (readonly string[])[]): string {
  const cells = table.map((row) => row.map((text) => text.replaceAll('|', '\\|')));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const padded = cells.map((row) =>
    row.map((text, column) =>
      text === '---' ? '-'.repeat(widths[column] ?? 3) : text.padEnd(widths[column] ?? 0),
    ),
  );
  return padded.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
