import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { browserTests } from './browser-tests.ts';
import { findChromium } from './find-chromium.ts';
import { root } from './own-node.js';
import { runChecks } from './run-checks.ts';

/** The whole of `npm test`: build, checks, tests; last line `N passed, N failed, N skipped`. With arguments: only vitest, with them. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const filters = process.argv.slice(2);
const report = path.join(root, '.cache', 'vitest.json');
mkdirSync(path.dirname(report), { recursive: true });
rmSync(report, { force: true });

let passed = 0;
let failed = 0;
let skipped = 0;

function count(results: readonly { readonly passed: boolean }[]): void {
  passed += results.filter((result) => result.passed).length;
  failed += results.filter((result) => !result.passed).length;
}

if (filters.length === 0) {
  count([step('build', 'node', ['scripts/build.ts'])]);
  count(await runChecks());
}

if (findChromium() === undefined) {
  const left = browserTests();
  const advice = 'Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.';
  console.error(`No Chromium was found. ${advice} Left out: ${left.join(', ')}`);
  if (process.env['CI']) failed += left.length;
  else skipped += left.length;
}

const vitest = spawnSync(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--conditions=@coursewright/source' },
  },
);
try {
  const result = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  skipped += result.numPendingTests + result.numTodoTests;
  for (const { name, assertionResults } of result.testResults) {
    for (const { status, fullName } of assertionResults) {
      if (!['passed', 'failed'].includes(status))
        console.log(`left out: ${path.relative(root, name)}: ${fullName}`);
    }
  }
  // A file that fails before its first test, or an unhandled error, has no failed test of its own.
  if (result.numFailedTests === 0 && vitest.status !== 0) failed += 1;
} catch (error) {
  console.error(`vitest left no report: ${String(error)}`);
  failed += 1;
}

// What docs/adapters.md says that adapters keep is what they have just kept.
if (filters.length === 0 && process.env['ADAPTERS'] === 'all') {
  const table = ['--conditions=@coursewright/source', 'scripts/adapters-table.ts', '--check'];
  count([step('adapters-table', 'node', table)]);
}

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);

function step(name: string, command: string, args: readonly string[]): { readonly passed: boolean } {
  const run = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) console.error(`✗ ${name}`);
  return { passed: run.status === 0 };
}
