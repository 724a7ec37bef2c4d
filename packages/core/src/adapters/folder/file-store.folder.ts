import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { hashOf, isHash } from '../../courses/hash-of.ts';
import type { FileStore, StoredFile } from '../../files/file-store.port.ts';
import { syncFolder } from '../../files/sync-folder.ts';
import { checkPageRequest } from '../../shared/check-page-request.ts';
import type { Instant } from '../../shared/clock.port.ts';
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
      const place = pathOf(sha256);
      if ((await isWhole(place, bytes)) && (await renewed(place))) return sha256;
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
    list: async (page) => {
      checkPageRequest(page);
      const { limit, after = '' } = page;
      const items: StoredFile[] = [];
      for await (const sha256 of namesAfter(folder, after)) {
        if (items.length === limit) return { items, next: items.at(-1)?.sha256 ?? '' };
        const found = await stat(pathOf(sha256)).catch(unlessMissing);
        if (found !== undefined) items.push({ sha256, size: found.size, putAt: putAt(found) });
      }
      return { items };
    },
    delete: async (sha256, putBefore) => {
      if (!isHash(sha256)) return;
      if (putBefore === undefined) await rm(pathOf(sha256), { force: true });
      else await deleteOlder(pathOf(sha256), putBefore);
    },
  };
}

/** Names of files behind `after`, in order. */
async function* namesAfter(folder: string, after: string): AsyncGenerator<string> {
  const shards = ((await readdir(folder).catch(unlessMissing)) ?? []).filter((one) =>
    /^[0-9a-f]{2}$/.test(one),
  );
  for (const shard of shards.toSorted()) {
    if (shard < after.slice(0, 2)) continue;
    const names = (await readdir(path.join(folder, shard)).catch(unlessMissing)) ?? [];
    yield* names.filter((name) => isHash(name) && name > after).toSorted();
  }
}

function putAt({ mtimeMs }: { readonly mtimeMs: number }): Instant {
  return Math.floor(mtimeMs * 1000);
}

/** False where it has been deleted meanwhile: it is to be written anew. */
async function renewed(place: string): Promise<boolean> {
  const now = new Date();
  return utimes(place, now, now).then(
    () => true,
    (error: unknown) => unlessMissing(error) ?? false,
  );
}

/** Takes the file away first and then looks at its time, so that one that is put again meanwhile is never lost. */
async function deleteOlder(place: string, putBefore: Instant): Promise<void> {
  const aside = `${place}.${randomUUID()}.part`;
  const found = await stat(place).catch(unlessMissing);
  if (found === undefined || putAt(found) >= putBefore) return;
  try {
    await rename(place, aside);
  } catch (error) {
    unlessMissing(error);
    return;
  }
  if (putAt(await stat(aside)) >= putBefore) await rename(aside, place);
  else await rm(aside, { force: true });
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

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
