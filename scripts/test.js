// `npm test`: installs what is missing, then runs every test that needs no service. Plain JavaScript for Node 20.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, ownEnvironment, ownNode, root } from './own-node.js';

ensureInstalled();
const run = spawnSync(
  ownNode(),
  ['--conditions=@coursewright/source', 'scripts/test-all.ts', ...process.argv.slice(2)],
  { cwd: root, env: ownEnvironment(), stdio: 'inherit' },
);
process.exit(run.status ?? 1);
