import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { servicesFolder } from './services-folder.ts';

/** Runs `work` while no other process of this script runs its own: two that start at once lay out a service once. */
export async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(servicesFolder, { recursive: true });
  const lock = path.join(servicesFolder, 'lock');
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
