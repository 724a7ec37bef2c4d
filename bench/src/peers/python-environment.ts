import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../../../.cache/python/', import.meta.url));

/**
 * The Python of an environment with the packages of a requirements file, made at the first need and kept outside of git.
 * Throws where `python3` with venv, or PyPI, is not to be had.
 */
export async function pythonEnvironment(requirements: string): Promise<string> {
  const name = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const folder = path.join(cache, name);
  const python = path.join(folder, 'bin', 'python');
  if (existsSync(python)) return python;
  // Made under a name of its own: an environment that is there is whole.
  const making = `${folder}.${process.pid}`;
  await run('python3', ['-m', 'venv', making]);
  await run(path.join(making, 'bin', 'python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--requirement',
    requirements,
  ]);
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another process was first.
    if (!existsSync(python)) throw error;
  }
  return python;
}
