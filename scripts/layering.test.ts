import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './own-node.js';

/** One file that breaks each rule: where it is, what it imports, and what must be there for the import to resolve. */
const violations: Readonly<
  Record<string, { readonly file: string; readonly imports: string; readonly target?: string }>
> = {
  'core-imports-no-sibling': {
    file: 'packages/core/src/courses/a.ts',
    imports: '../../../analytics/src/b.ts',
    target: 'packages/analytics/src/b.ts',
  },
  'only-demo-and-bench-import-host': {
    file: 'packages/widgets/src/a.ts',
    imports: '../../host/src/b.ts',
    target: 'packages/host/src/b.ts',
  },
  'host-imports-no-demo': {
    file: 'packages/host/src/a.ts',
    imports: '../../../demo/src/b.ts',
    target: 'demo/src/b.ts',
  },
  'siblings-do-not-meet': {
    file: 'packages/lti-provider/src/a.ts',
    imports: '../../analytics/src/b.ts',
    target: 'packages/analytics/src/b.ts',
  },
  'widgets-take-types-and-browser-safe-core': {
    file: 'packages/widgets/src/a.ts',
    imports: '../../core/src/courses/b.ts',
    target: 'packages/core/src/courses/b.ts',
  },
  'shared-is-bottom': {
    file: 'packages/core/src/shared/a.ts',
    imports: '../courses/b.ts',
    target: 'packages/core/src/courses/b.ts',
  },
  'keys-stand-on-shared': {
    file: 'packages/core/src/keys/a.ts',
    imports: '../courses/b.ts',
    target: 'packages/core/src/courses/b.ts',
  },
  'domain-knows-no-adapter': {
    file: 'packages/core/src/courses/a.ts',
    imports: '../adapters/sql/b.ts',
    target: 'packages/core/src/adapters/sql/b.ts',
  },
  'domain-knows-no-driver': { file: 'packages/core/src/courses/a.ts', imports: 'sequelize' },
  'browser-safe-folders-know-no-node': { file: 'packages/core/src/problems/a.ts', imports: 'node:fs' },
  'no-store-of-another-domain': {
    file: 'packages/core/src/grading/a.ts',
    imports: '../learners/account-store.port.ts',
    target: 'packages/core/src/learners/account-store.port.ts',
  },
  'only-compose-wires-adapters': {
    file: 'packages/host/src/lms/a.ts',
    imports: '../adapters/b.ts',
    target: 'packages/host/src/adapters/b.ts',
  },
  'contracts-stay-in-tests': {
    file: 'packages/core/src/jobs/a.ts',
    imports: './b.contract.ts',
    target: 'packages/core/src/jobs/b.contract.ts',
  },
  'product-imports-no-test': {
    file: 'packages/core/src/jobs/a.ts',
    imports: './b.test.ts',
    target: 'packages/core/src/jobs/b.test.ts',
  },
  'no-circular': { file: 'packages/core/src/jobs/a.ts', imports: './a.ts' },
  'not-to-unresolvable': { file: 'packages/core/src/jobs/a.ts', imports: './nowhere.ts' },
};

const folder = mkdtempSync(path.join(tmpdir(), 'layers-'));
afterAll(() => rmSync(folder, { recursive: true }));

function cruise(cwd: string): string {
  const run = spawnSync(
    path.join(root, 'node_modules/.bin/depcruise'),
    ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', 'packages', 'demo'],
    { cwd, encoding: 'utf8' },
  );
  return run.stdout + run.stderr;
}

function plant(name: string): string {
  const at = path.join(folder, name);
  const violation = violations[name];
  if (violation === undefined) throw new Error(`no violation is planted for ${name}`);
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(at, file)), { recursive: true });
    writeFileSync(path.join(at, file), text);
  };
  for (const top of ['packages', 'demo']) mkdirSync(path.join(at, top), { recursive: true });
  if (violation.target !== undefined) write(violation.target, 'export const b = 1;\n');
  write(violation.file, `import * as b from '${violation.imports}';\nexport const a = b;\n`);
  write('package.json', '{"type":"module","dependencies":{"sequelize":"*"}}');
  copyFileSync(path.join(root, '.dependency-cruiser.mjs'), path.join(at, '.dependency-cruiser.mjs'));
  symlinkSync(path.join(root, 'node_modules'), path.join(at, 'node_modules'));
  return cruise(at);
}

describe('layering rules', () => {
  const rules = JSON.parse(
    execFileSync(
      process.execPath,
      [
        '-e',
        `import('./.dependency-cruiser.mjs').then((m) => console.log(JSON.stringify(m.default.forbidden.map((r) => r.name))))`,
      ],
      { cwd: root, encoding: 'utf8' },
    ),
  ) as string[];

  it('each have a planted violation', () => {
    expect(Object.keys(violations).sort()).toEqual([...rules].sort());
  });

  it.each(rules)('%s fires on its planted violation', (rule) => {
    expect(plant(rule)).toContain(`error ${rule}:`);
  });
});
