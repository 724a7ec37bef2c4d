import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileStoreContract } from '../../files/file-store.contract.ts';
import { folderFileStore } from './file-store.folder.ts';

const newFolder = () => mkdtemp(path.join(tmpdir(), 'coursewright-files-'));

fileStoreContract({ describe, it, expect }, 'folder', async () => {
  const folder = await newFolder();
  return {
    store: folderFileStore(folder),
    reopen: async () => folderFileStore(folder),
    damage: (sha256) => writeFile(path.join(folder, sha256.slice(0, 2), sha256), 'broken'),
    makeOld: (sha256, ms) => {
      const then = new Date(Date.now() - ms);
      return utimes(path.join(folder, sha256.slice(0, 2), sha256), then, then);
    },
    close: () => rm(folder, { recursive: true }),
  };
});

describe('folderFileStore', () => {
  it('leaves no unfinished file behind', async () => {
    const folder = await newFolder();
    const store = folderFileStore(folder);
    const bytes = new TextEncoder().encode('same');
    const [sha256] = await Promise.all([store.put(bytes), store.put(bytes), store.put(bytes)]);
    expect(await readdir(path.join(folder, sha256.slice(0, 2)))).toEqual([sha256]);
    await rm(folder, { recursive: true });
  });
});
