import { z } from 'zod';

/** `passed`, `failed`, `skipped`, … of each promise, by port, adapter's name in the suites, and promise. */
export type ContractResults = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, string>>>;

/** What is needed of the report that vitest's JSON reporter leaves. */
const report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});

/** The contract suites of `ports` in a report, each a `describe` named `PORT: ADAPTER`. Throws on what is no report. */
export function contractResults(json: string, ports: Iterable<string>): ContractResults {
  const known = new Set(ports);
  const results = new Map<string, Map<string, Map<string, string>>>();
  for (const { assertionResults } of report.parse(JSON.parse(json)).testResults) {
    for (const { ancestorTitles, title, status } of assertionResults) {
      const [port = '', adapter] = (ancestorTitles.at(-1) ?? '').split(': ');
      if (adapter === undefined || !known.has(port)) continue;
      const adapters = entry(results, port, () => new Map<string, Map<string, string>>());
      entry(adapters, adapter, () => new Map<string, string>()).set(title, status);
    }
  }
  return results;
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
