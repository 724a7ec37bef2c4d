import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { CoreError, type Clock } from '@coursewright/core';
import { z } from 'zod';
import { jsonText } from '../http/json-text.ts';
import { emptyPlatformData, memoryPlatformStore } from './memory-store.ts';
import type { PlatformStore } from './platform-store.port.ts';

const list = z.array(z.any()).default([]);
const dataSchema = z.object({
  keys: list,
  contexts: list,
  members: list,
  links: list,
  lineItems: list,
  scores: list,
  claimed: list,
});

/**
 * A platform's store in one JSON file, for a platform of one process: a change is on the disk before its promise resolves.
 * Changes that come while one is written are written together. Throws `corrupt` for a file that is not its own.
 */
export async function jsonFilePlatformStore(
  file: string,
  options: { readonly clock?: Clock } = {},
): Promise<PlatformStore> {
  const data = await readData(file);
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const save = (): Promise<void> => {
    next ??= (async () => {
      await last;
      next = undefined;
      const written = writeWhole(file, JSON.stringify(data));
      last = written.catch(() => undefined);
      await written;
    })();
    return next;
  };
  return memoryPlatformStore({ ...options, data, save });
}

async function readData(file: string) {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return emptyPlatformData();
  const parsed = dataSchema.safeParse(jsonText(text));
  if (!parsed.success) throw new CoreError('corrupt', `${file} is not the JSON file of a platform.`);
  return parsed.data;
}

/** Writes beside and renames, so that a reader or a crash meets a whole file. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const beside = `${file}.new`;
  const handle = await open(beside, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}
