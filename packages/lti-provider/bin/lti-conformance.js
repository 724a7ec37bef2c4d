#!/usr/bin/env node
// The lti-conformance command, for Node from 22.18 on. In the repository the sources are run as they are.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../src/conformance/main.ts', import.meta.url));
if (existsSync(sources)) {
  const all = ['--conditions=@coursewright/source', sources, ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, all, { stdio: 'inherit' }).status ?? 1);
}
await import('../dist/conformance/main.js');
