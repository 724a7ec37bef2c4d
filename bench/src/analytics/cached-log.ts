import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateLog } from './generate-log.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const cache = here('../../../.cache/bench-logs/');
const generator = ['generate-log.ts', 'learner-site.ts', 'learner-steps.ts', '../seeded-random.ts'];

/** A generated log in `folder`, its files in order: made once for each size and seed and kept outside of git. */
export async function cachedLog(folder: string, log: { events: number; seed: number }): Promise<string[]> {
  const made = await madeLog(log);
  await mkdir(folder);
  const names = (await readdir(made)).toSorted();
  for (const name of names) await symlink(path.join(made, name), path.join(folder, name));
  return names.map((name) => path.join(folder, name));
}

async function madeLog({ events, seed }: { events: number; seed: number }): Promise<string> {
  const hash = createHash('sha256');
  for (const name of generator) hash.update(readFileSync(here(name)));
  const folder = path.join(cache, `${events}-${seed}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  // Made under a name of its own: a log that is there is whole.
  const making = `${folder}.${process.pid}`;
  try {
    await generateLog({ folder: making, events, seed });
    await rename(making, folder);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}
