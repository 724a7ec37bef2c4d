import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './own-node.js';

/** Runs `work` while no other process runs its own under that name, in this checkout. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const folder = path.join(root, '.cache', 'locks');
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, name);
  while (!take(lock)) await sleep(200);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
