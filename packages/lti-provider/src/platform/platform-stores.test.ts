import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonFilePlatformStore } from './json-file-store.ts';
import { emptyPlatformData, memoryPlatformStore } from './memory-store.ts';
import { platformStoreContract } from './platform-store.contract.ts';

const tools = { describe, it, expect };

platformStoreContract(tools, 'memory', async () => {
  const data = emptyPlatformData();
  return {
    store: memoryPlatformStore({ data }),
    reopen: async () => memoryPlatformStore({ data }),
    close: async () => undefined,
  };
});

platformStoreContract(tools, 'JSON file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-platform-'));
  const file = path.join(folder, 'deeper', 'platform.json');
  return {
    store: await jsonFilePlatformStore(file),
    reopen: () => jsonFilePlatformStore(file),
    close: async () => rmSync(folder, { recursive: true }),
  };
});

describe('the JSON file of a platform', () => {
  it('is refused by name when it holds something else', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-platform-'));
    const file = path.join(folder, 'platform.json');
    writeFileSync(file, '[1, 2');
    await expect(jsonFilePlatformStore(file)).rejects.toMatchObject({ code: 'corrupt' });
    rmSync(folder, { recursive: true });
  });

  it('tells a change that could not be written', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-platform-'));
    const store = await jsonFilePlatformStore(path.join(folder, 'platform.json'));
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    await expect(store.putContext({ id: 'c', label: 'l', title: 't' })).rejects.toMatchObject({
      code: expect.stringMatching(/^E/),
    });
    rmSync(folder);
  });
});
