import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './own-node.js';

interface LockedPackage {
  readonly version?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** Where npm has put what a package at `from` asks for: in its own node_modules, or in one above. */
function placeOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.includes('/') ? path.posix.dirname(folder) : '') {
    const place = path.posix.join(folder, 'node_modules', name);
    const found = packages[place];
    if (found !== undefined) return found.link === true ? found.resolved : place;
    if (folder === '') return undefined;
  }
}

/** Everything that is installed with a package: `name version`. */
function tree(start: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = [start];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { dependencies, optionalDependencies } = packages[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = placeOf(name, place);
      if (next === undefined || found.has(next)) continue;
      found.set(next, `${name} ${packages[next]?.version ?? ''}`);
      open.push(next);
    }
  }
  return found;
}

const published = ['core', 'lti-provider', 'widgets', 'analytics', 'host'].map((name) => `packages/${name}`);

describe.each([...published, 'demo'])('what is installed with %s', (start) => {
  const names = [...tree(start).values()];

  it('has neither ltijs nor Mongoose', () => {
    expect(names.filter((one) => /^(ltijs|mongoose|jsonwebtoken|@lti-tool\/core) /.test(one))).toEqual([]);
  });

  it('has no Express before 5', () => {
    expect(names.filter((one) => /^express(-4)? [^5]/.test(one))).toEqual([]);
  });
});

it('the tools on ltijs have both', () => {
  for (const start of ['bench', 'demo/tools/ltijs-tool']) {
    const names = [...tree(start).values()];
    expect(names).toContain('ltijs 5.9.9');
    expect(names.some((one) => one.startsWith('mongoose '))).toBe(true);
    expect(names.some((one) => one.startsWith('express 4.'))).toBe(true);
  }
});
