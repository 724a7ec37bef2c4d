import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from './own-node.js';

let folder = '';
let build: typeof import('./build-stamp.js');
const at = (file: string) => path.join(folder, file);
const write = (file: string) => {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), '');
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'build-stamp-'));
  for (const file of ['packages/a/src/a.ts', 'demo/main.ts', 'package-lock.json', 'tsconfig.base.json']) {
    write(file);
  }
  for (const file of ['build-stamp.js', 'own-node.js', 'build.ts']) {
    cpSync(path.join(root, 'scripts', file), at(`scripts/${file}`));
  }
  build = await import(pathToFileURL(at('scripts/build-stamp.js')).href);
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is not fresh before the first build', () => {
  expect(build.buildIsFresh()).toBe(false);
});

it('is fresh after a build that wrote its own files', () => {
  const from = Date.now() + 1000;
  write('packages/a/dist/a.js');
  write('packages/a/tsconfig.tsbuildinfo');
  build.markBuilt(from);
  expect(build.buildIsFresh()).toBe(true);
});

it('is stale when a source was saved after the build began', () => {
  const from = Date.now() + 1000;
  build.markBuilt(from);
  utimesSync(at('packages/a/src/a.ts'), new Date(), new Date(from + 1));
  expect(build.buildIsFresh()).toBe(false);
});

it('is stale when a source was deleted since', () => {
  const from = Date.now() + 1000;
  build.markBuilt(from);
  const later = new Date(Date.now() + 60_000);
  rmSync(at('packages/a/src/a.ts'));
  utimesSync(at('packages/a/src'), later, later);
  expect(build.buildIsFresh()).toBe(false);
});
