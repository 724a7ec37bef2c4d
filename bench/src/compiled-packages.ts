import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles the packages, so that a process measured from its start loads what a user installs, and gives its environment. */
export async function compiledPackages(): Promise<NodeJS.ProcessEnv> {
  await promisify(execFile)('tsc', ['-b'], { cwd: root });
  return { ...process.env, NODE_OPTIONS: '' };
}
