import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { exclusively } from './exclusively.ts';
import { root } from './own-node.js';

/**
 * Every package to its `dist`, then the widgets as the one module that a page loads, the tasks as the one file that Hadoop
 * carries, and what editors read of the elements.
 */
const steps: readonly (readonly [name: string, cwd: string, command: string, ...args: string[]])[] = [
  ['compile', root, 'tsc', '-b'],
  ['bundle widgets', `${root}/packages/widgets`, 'rollup', '-c', '--silent'],
  ['bundle tasks', `${root}/packages/analytics`, 'rollup', '-c', '--silent'],
  ['describe elements', `${root}/packages/widgets`, 'cem', 'analyze', '--quiet'],
];

/** Resolves with the name of the step that failed. */
async function build(): Promise<string | undefined> {
  for (const [name, cwd, command, ...args] of steps) {
    const from = performance.now();
    const [status] = await once(spawn(command, args, { cwd, stdio: 'inherit' }), 'exit');
    if (status !== 0) return name;
    console.error(`build: ${name} ${((performance.now() - from) / 1000).toFixed(1)} s`);
  }
  return undefined;
}

// All of it writes where another build would.
const failed = await exclusively('build', build);
if (failed !== undefined) {
  console.error(`build: ${failed} failed`);
  process.exit(1);
}
