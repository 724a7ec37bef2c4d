import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './own-node.js';

/** Files of tests that need a browser, from the root: those of widgets, and journeys that open one. */
export function browserTests(): readonly string[] {
  const widgets = globSync('packages/widgets/src/**/*.browser.test.ts', { cwd: root });
  const journeys = globSync(['demo/**/*.test.ts', 'packages/*/test/**/*.test.ts'], {
    cwd: root,
    exclude: ['**/node_modules/**'],
  }).filter((file) =>
    /\/open-browser\.ts|from 'playwright'/.test(readFileSync(path.join(root, file), 'utf8')),
  );
  return [...widgets, ...journeys].toSorted();
}
