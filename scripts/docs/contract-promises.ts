import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ContractTools } from '../../packages/core/src/testing/contract-tools.ts';
import { root } from '../own-node.js';

/** What every adapter of a port keeps: the names of the tests in the port's contract suite, by the suite's name of the port. */
export type ContractPromises = ReadonlyMap<string, readonly string[]>;

/** Reads every `*.contract.ts` of the packages by binding its suite to tools that note names and run nothing. */
export async function contractPromises(): Promise<ContractPromises> {
  const promises = new Map<string, string[]>();
  for (const file of contractFiles()) {
    const exported: unknown = await import(pathToFileURL(file).href);
    for (const [name, value] of Object.entries(exported ?? {})) {
      if (!name.endsWith('Contract') || typeof value !== 'function') continue;
      Reflect.apply(value, undefined, [notingTools(promises), adapter, () => undefined]);
    }
  }
  return new Map([...promises].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const adapter = 'any';

function notingTools(promises: Map<string, string[]>): Pick<ContractTools, 'describe' | 'it'> {
  let names: string[] = [];
  return {
    describe: (title, suite) => {
      names = [];
      promises.set(title.slice(0, -`: ${adapter}`.length), names);
      suite();
    },
    it: (title) => void names.push(title),
  };
}

function contractFiles(): string[] {
  const packages = path.join(root, 'packages');
  return readdirSync(packages).flatMap((name) => {
    const source = path.join(packages, name, 'src');
    return readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.contract.ts'))
      .map((file) => path.join(source, file));
  });
}
