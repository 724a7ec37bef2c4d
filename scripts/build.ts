import { spawnSync } from 'node:child_process';
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

for (const [name, cwd, command, ...args] of steps) {
  const from = performance.now();
  const step = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (step.status !== 0) {
    console.error(`build: ${name} failed`);
    process.exit(1);
  }
  console.error(`build: ${name} ${((performance.now() - from) / 1000).toFixed(1)} s`);
}
