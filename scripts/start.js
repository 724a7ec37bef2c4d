// `npm start [-- --course FILE]`: installs what is missing, builds what changed, starts the host with the demo.
// Plain JavaScript for any Node from 20 on.
import { spawn, spawnSync } from 'node:child_process';
import { ensureInstalled, ownEnvironment, ownNode, root } from './own-node.js';
import { buildIsFresh, markBuilt } from './build-stamp.js';

ensureInstalled();
if (!buildIsFresh()) {
  console.error('Building …');
  const from = Date.now();
  const build = spawnSync(ownNode(), ['scripts/build.ts'], {
    cwd: root,
    env: ownEnvironment(),
    stdio: 'inherit',
  });
  if (build.status !== 0) process.exit(1);
  markBuilt(from);
}

const demo = spawn(ownNode(), ['demo/dist/main.js', ...process.argv.slice(2)], {
  cwd: root,
  env: ownEnvironment(),
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  // A terminal sends Ctrl-C to both processes itself; a second one would cut the demo's orderly stop short.
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || demo.kill(signal));
}
demo.on('exit', (code) => process.exit(code ?? 1));
