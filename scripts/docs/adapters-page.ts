import { adapterGaps } from './adapter-gaps.ts';
import type { ContractPromises } from './contract-promises.ts';
import type { ContractResults } from './contract-results.ts';
import { markdownTable } from './markdown-table.ts';
import { testedAdapters, type TestedAdapter } from './tested-adapters.ts';

/** Head of the part that results alone decide, not what is installed on a machine. */
export const resultsHeading = '## Which adapter keeps which promise';

/**
 * The page of what adapters promise and what was tested. Throws, naming each, where an adapter is missing from the
 * results or did not pass what its port promises: such a page would not be true.
 */
export function adaptersPage(promises: ContractPromises, results: ContractResults): string {
  const gaps = missing(promises, results);
  if (gaps.length > 0) throw new Error(gaps.join('\n'));
  return `# Adapters

Each port has one contract suite, and every adapter of it passes the same one. \`scripts/adapters-table.ts\` writes this
page from the results of the suites; the gate, which runs all of them on real servers, fails when it is not current.
[Running Coursewright](guide/running.md) tells which setting chooses which adapter.

## What was really tested

On one machine, one server of each kind. What stands in for a product says so: a promise below was kept by the server that is
named here, and by no other.

${markdownTable(
  ['column', 'what ran', 'not tested'],
  testedAdapters.map(({ column, tested, untested }) => [column, tested(), untested]),
)}

${resultsHeading}

${markdownTable(
  ['port', 'adapters', 'why no other'],
  [...promises.keys()].map((port) => [
    port,
    adaptersOf(port, results)
      .map(({ column }) => column)
      .join(', '),
    adapterGaps[port] ?? '',
  ]),
)}

${[...promises].map(([port, names]) => section(port, names, adaptersOf(port, results))).join('\n\n')}
`;
}

function section(port: string, names: readonly string[], adapters: readonly TestedAdapter[]): string {
  const head = ['it', ...adapters.map(({ column }) => column)];
  const rows = names.map((name) => [name, ...adapters.map(() => '✓')]);
  return `### ${port.slice(0, 1).toUpperCase()}${port.slice(1)}\n\n${markdownTable(head, rows)}`;
}

function adaptersOf(port: string, results: ContractResults): TestedAdapter[] {
  return testedAdapters.filter(({ suite }) => results.get(port)?.has(suite));
}

function missing(promises: ContractPromises, results: ContractResults): string[] {
  const gaps: string[] = [];
  const ran = new Set([...results.values()].flatMap((adapters) => [...adapters.keys()]));
  for (const { suite } of testedAdapters) {
    if (!ran.has(suite)) gaps.push(`No suite ran on ${suite}.`);
  }
  for (const [port, names] of promises) {
    if (adapterGaps[port] === undefined) gaps.push(`adapter-gaps.ts does not say why ${port} has no other.`);
    const adapters = results.get(port) ?? new Map<string, ReadonlyMap<string, string>>();
    if (adapters.size === 0) gaps.push(`The suite of ${port} ran on nothing.`);
    for (const [suite, statuses] of adapters) {
      if (!testedAdapters.some((tested) => tested.suite === suite))
        gaps.push(`tested-adapters.ts does not know ${suite}.`);
      for (const name of names) {
        const status = statuses.get(name) ?? 'not run';
        if (status !== 'passed') gaps.push(`${port}: ${suite}: ${name}: ${status}.`);
      }
    }
  }
  return gaps;
}
