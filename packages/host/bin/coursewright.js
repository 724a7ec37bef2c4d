#!/usr/bin/env node
// The coursewright command: plain JavaScript for any Node from 20 on. It runs the host on a Node that is new enough:
// the one running, else the one that the project brings along. In the repository the sources are run as they are.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const sources = path.join(here, '..', 'src', 'cli', 'main.ts');
const built = path.join(here, '..', 'dist', 'cli', 'main.js');
const args = process.argv.slice(2);

quietExperiments();

if (existsSync(sources)) {
  run(broughtNode() ?? runningNode(), ['--conditions=@coursewright/source', sources, ...args]);
} else if (runningNode() !== undefined) {
  await import(pathToFileURL(built).href);
} else {
  run(broughtNode(), [built, ...args]);
}

/** The running Node, if it is new enough: 22.18 strips types and has node:sqlite. */
function runningNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined;
}

/** Node 22 calls its SQLite and execve experimental each time; what is used of them is the same in later ones. */
function quietExperiments() {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...more) => {
    if (!/^(SQLite|process\.execve) is an experimental/.test(warning))
      emitWarning.call(process, warning, ...more);
  };
}

/** A Node from npm in a node_modules here or above. */
function broughtNode() {
  const { platform, arch } = process;
  const names = [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`, 'node'];
  for (let folder = here; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    for (const name of names) {
      const binary = platform === 'win32' ? 'node.exe' : 'node';
      const node = path.join(folder, 'node_modules', name, 'bin', binary);
      if (existsSync(node)) return node;
    }
  }
  return undefined;
}

function run(node, nodeArguments) {
  if (node === undefined) {
    console.error(
      `error: Node ${process.versions.node} is too old\n  Coursewright needs Node 22.18 or later.\n  Install one, or add it to the project: npm install node-${process.platform}-${process.arch}`,
    );
    process.exit(1);
  }
  // In the place of this process: whoever ends it, with SIGKILL too, ends the host.
  if (process.execve !== undefined && process.platform !== 'win32') {
    process.execve(node, [node, ...nodeArguments], process.env);
  }
  // Where an older Node cannot: over the channel the host learns that this process was killed, and ends.
  const child = spawn(node, nodeArguments, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to both processes itself; a second one would cut the host's orderly stop short.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
