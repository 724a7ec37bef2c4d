// node scripts/run.js FILE.ts [ARGUMENT…]: runs one of the project's TypeScript programs on the project's own Node.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, ownEnvironment, ownNode, root } from './own-node.js';

ensureInstalled();
const run = spawnSync(ownNode(), ['--conditions=@coursewright/source', ...process.argv.slice(2)], {
  cwd: root,
  env: ownEnvironment(),
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
