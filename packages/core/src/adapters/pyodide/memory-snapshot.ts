import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { interpreterProgram } from './interpreter-program.ts';

/** The memory of an interpreter that has loaded and run nothing yet: another starts from it in a fraction of the time. */
export interface MemorySnapshot {
  readonly file: string;
  remove(): Promise<void>;
}

/** Pyodide offers this without a promise for its next version; undefined where it does not work. */
export async function makeSnapshot(memoryBytes: number): Promise<MemorySnapshot | undefined> {
  const { command, args, uid, gid } = interpreterProgram(memoryBytes, 'make');
  const child = spawn(command, args, {
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (code !== 0 || parts.length === 0) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-python-'));
  const file = path.join(folder, 'memory.bin');
  await writeFile(file, Buffer.concat(parts));
  // The interpreters run as another user where this process is root's.
  await chmod(folder, 0o755);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
