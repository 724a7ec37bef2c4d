import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnosis } from './diagnosis.ts';

const MEGABYTE = 1024 * 1024;

export function checkDataFolder(folder: string): Diagnosis[] {
  const there = nearestThere(folder);
  return [writable(folder, there), space(statfsSync(there))];
}

function writable(folder: string, there: string): Diagnosis {
  const name = 'Data folder';
  if (!statSync(there).isDirectory())
    return {
      name,
      status: 'bad',
      found: `${there} is no folder`,
      advice: 'Set COURSEWRIGHT_DATA to a folder.',
    };
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch {
    const advice = `Give the account that runs the host the right to write to ${there}.`;
    return { name, status: 'bad', found: `${there} cannot be written to`, advice };
  }
  return there === folder
    ? { name, status: 'good', found: folder }
    : { name, status: 'good', found: `${folder} is not there yet; the first start makes it` };
}

function space({ bavail, bsize }: { readonly bavail: number; readonly bsize: number }): Diagnosis {
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const advice = 'Make room: on a full disk no answer can be stored.';
  const found = free > 10_240 ? `${Math.floor(free / 1024)} GB free` : `${free} MB free`;
  if (free > 1024) return { name: 'Disk space', status: 'good', found };
  return { name: 'Disk space', status: free > 200 ? 'doubtful' : 'bad', found, advice };
}

function nearestThere(folder: string): string {
  return existsSync(folder) ? folder : nearestThere(path.dirname(folder));
}
