import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashOf, isHash } from '../../courses/hash-of.ts';
import type { FileStore } from '../../files/file-store.port.ts';
import { CoreError } from '../../shared/core-error.ts';

/** Files as `FOLDER/ab/abcd…`, each written beside its place, made durable and moved there. */
export function folderFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256);
  const has = async (sha256: string): Promise<boolean> =>
    isHash(sha256) && (await stat(pathOf(sha256)).catch(unlessMissing)) !== undefined;
  return {
    has,
    put: async (bytes) => {
      const sha256 = hashOf(bytes);
      if (await isWhole(pathOf(sha256), bytes)) return sha256;
      const place = pathOf(sha256);
      const part = `${place}.${randomUUID()}.part`;
      const made = await mkdir(path.dirname(place), { recursive: true });
      if (made !== undefined) await syncFolder(path.dirname(made));
      try {
        await writeDurably(part, bytes);
        await rename(part, place);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await syncFolder(path.dirname(place));
      return sha256;
    },
    get: async (sha256) => {
      if (!isHash(sha256)) return undefined;
      const bytes = await readFile(pathOf(sha256)).catch(unlessMissing);
      if (bytes === undefined || hashOf(bytes) === sha256) return bytes;
      throw new CoreError('corrupt', `The file ${sha256} is not what its name says.`);
    },
    delete: async (sha256) => {
      if (isHash(sha256)) await rm(pathOf(sha256), { force: true });
    },
  };
}

/** Are these the bytes in the file? Cheaper than writing them durably, and a damaged file is written anew. */
async function isWhole(file: string, bytes: Uint8Array): Promise<boolean> {
  const found = await stat(file).catch(unlessMissing);
  if (found?.size !== bytes.length) return false;
  return (await readFile(file)).equals(bytes);
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the new name durable as well. Windows has no such thing and refuses to open a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
