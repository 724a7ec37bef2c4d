import { stat, statfs } from 'node:fs/promises';
import type { EventLog, FileStore } from '@coursewright/core';

/** Bytes. */
export interface StorageUse {
  /** Accounts, answers, grades; undefined where they are in a database server, which knows itself. */
  readonly records: number | undefined;
  /** Published tables; undefined where they are in a database server. */
  readonly tables: number | undefined;
  readonly files: { readonly bytes: number; readonly count: number; readonly whole: boolean };
  readonly log: { readonly bytes: number; readonly hours: number };
  /** Left on the disk that the data folder is on. */
  readonly free: number | undefined;
}

/** Files are looked through to so many. */
const mostFiles = 100_000;

/** What a host keeps, and how large it is. Files are counted no more often than every ten minutes. */
export function storageUse({
  recordsFile,
  tablesFile,
  folder,
  files,
  log,
}: {
  readonly recordsFile: string | undefined;
  readonly tablesFile: string | undefined;
  readonly folder: string;
  readonly files: Pick<FileStore, 'list'>;
  readonly log: Pick<EventLog, 'hours'>;
}): () => Promise<StorageUse> {
  let counted: { readonly at: number; readonly files: Promise<StorageUse['files']> } | undefined;
  const filesNow = (): Promise<StorageUse['files']> => {
    const now = performance.now();
    if (counted === undefined || now - counted.at > 600_000) {
      const found = countFiles(files);
      counted = { at: now, files: found };
      found.catch(() => {
        counted = undefined;
      });
    }
    return counted.files;
  };
  return async () => {
    const hours = await log.hours();
    return {
      records: await databaseBytes(recordsFile),
      tables: await databaseBytes(tablesFile),
      files: await filesNow(),
      log: { bytes: hours.reduce((sum, { bytes }) => sum + bytes, 0), hours: hours.length },
      free: await freeBytes(folder),
    };
  };
}

/** A SQLite database with what it has not yet put in its place. */
async function databaseBytes(file: string | undefined): Promise<number | undefined> {
  if (file === undefined) return undefined;
  const sizes = await Promise.all([file, `${file}-wal`].map((one) => stat(one).catch(() => undefined)));
  return sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0);
}

async function countFiles(store: Pick<FileStore, 'list'>): Promise<StorageUse['files']> {
  let [bytes, count] = [0, 0];
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    if (count >= mostFiles) return { bytes, count, whole: false };
    const page = await store.list({ limit: 1000, ...(after !== undefined && { after }) });
    for (const { size } of page.items) bytes += size;
    count += page.items.length;
    after = page.next;
  }
  return { bytes, count, whole: true };
}

async function freeBytes(folder: string): Promise<number | undefined> {
  const found = await statfs(folder).catch(() => undefined);
  return found && found.bavail * found.bsize;
}
