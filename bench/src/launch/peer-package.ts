import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cache = fileURLToPath(new URL('../../../.cache/node/', import.meta.url));

/**
 * Loads a package of the registry that only a measurement needs, with the 190 that it brings: into `.cache/`, at the
 * first need, and outside of what a checkout installs.
 */
export async function peerPackage(name: string, version: string): Promise<unknown> {
  const folder = path.join(cache, `${name.replaceAll('/', '-')}@${version}`);
  const entry = path.join(folder, 'package.json');
  if (!existsSync(entry)) {
    const making = `${folder}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    writeFileSync(path.join(making, 'package.json'), '{"private":true}');
    const npm = [
      'install',
      '--save-exact',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `${name}@${version}`,
    ];
    const { NODE_OPTIONS: _options, ...env } = process.env;
    await promisify(execFile)('npm', npm, { cwd: making, env });
    // Another process may have been first: one that is there is whole.
    if (existsSync(folder)) rmSync(making, { recursive: true });
    else renameSync(making, folder);
  }
  const load = createRequire(entry);
  return load(name);
}
