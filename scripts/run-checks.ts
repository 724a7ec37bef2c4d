import { spawn } from 'node:child_process';
import { checks, type Check } from './checks.ts';
import { root } from './own-node.js';

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
}

/** Runs the named checks, or all, each to its end; what a failing one printed is shown. */
export async function runChecks(names: readonly string[] = []): Promise<CheckResult[]> {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(
      `No check is named ${unknown.join(', ')}. There are: ${checks.map((check) => check.name).join(', ')}.`,
    );
    return [{ name: unknown.join(', '), passed: false }];
  }
  const results: CheckResult[] = [];
  for (const check of checks) {
    if (names.length === 0 || names.includes(check.name)) results.push(await run(check));
  }
  return results;
}

function run(check: Check): Promise<CheckResult> {
  const from = performance.now();
  const [command, ...args] = check.command;
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root + (check.cwd ?? ''), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      const passed = code === 0;
      console.log(`${passed ? '✓' : '✗'} ${check.name} ${((performance.now() - from) / 1000).toFixed(1)} s`);
      if (!passed) console.log(output.trimEnd());
      resolve({ name: check.name, passed });
    });
  });
}
