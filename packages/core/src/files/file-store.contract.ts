import { hashOf } from '../courses/hash-of.ts';
import type { ContractTools } from '../testing/contract-tools.ts';
import type { FileStore } from './file-store.port.ts';

export interface FileStoreHarness {
  readonly store: FileStore;
  /** The same store as another process would open it. */
  reopen(): Promise<FileStore>;
  /** Puts other bytes in the place of a stored file, as a broken disk would. */
  damage(sha256: string): Promise<void>;
  /** Makes a file look as if it had been put so many ms earlier; where the store lets itself be told. */
  makeOld?(sha256: string, ms: number): Promise<void>;
  close(): Promise<void>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What every file store keeps to. */
export function fileStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<FileStoreHarness>,
): void {
  const using = (work: (harness: FileStoreHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
  const asArray = (bytes: Uint8Array | undefined) => bytes && Array.from(bytes);

  describe(`file store: ${name}`, () => {
    it(
      'gives bytes back under their SHA-256, over a restart too',
      using(async ({ store, reopen }) => {
        const files = [
          bytesOf(''),
          bytesOf('😀 \u0000'),
          new Uint8Array(1_000_000).fill(7),
          Uint8Array.from({ length: 256 }, (_, index) => index),
        ];
        const other = await reopen();
        for (const bytes of files) {
          const sha256 = await store.put(bytes);
          expect(sha256).toBe(hashOf(bytes));
          expect(asArray(await other.get(sha256))).toEqual(asArray(bytes));
          expect(await other.has(sha256)).toBe(true);
        }
      }),
    );

    it(
      'stores the part of a buffer that it was given, not the buffer',
      using(async ({ store }) => {
        const whole = bytesOf('before|inside|behind');
        const sha256 = await store.put(whole.subarray(7, 13));
        expect(asArray(await store.get(sha256))).toEqual(asArray(bytesOf('inside')));
      }),
    );

    it(
      'takes the same bytes any number of times, at once and from two processes',
      using(async ({ store, reopen }) => {
        const other = await reopen();
        const bytes = new Uint8Array(100_000).fill(3);
        const puts = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? store : other).put(bytes));
        expect(new Set(await Promise.all(puts))).toEqual(new Set([hashOf(bytes)]));
        expect(asArray(await store.get(hashOf(bytes)))).toEqual(asArray(bytes));
      }),
    );

    it(
      'has nothing under a hash that was not put, nor under what is no hash',
      using(async ({ store }) => {
        for (const sha256 of [hashOf('nobody'), '', '../../etc/passwd', hashOf('x').toUpperCase()]) {
          expect(await store.get(sha256)).toBe(undefined);
          expect(await store.has(sha256)).toBe(false);
          await store.delete(sha256);
        }
      }),
    );

    it(
      'deletes once and again, and takes the bytes anew',
      using(async ({ store }) => {
        const sha256 = await store.put(bytesOf('gone'));
        await store.delete(sha256);
        await store.delete(sha256);
        expect(await store.get(sha256)).toBe(undefined);
        await store.put(bytesOf('gone'));
        expect(await store.has(sha256)).toBe(true);
      }),
    );

    it(
      'lists files in order of their hashes, page by page, while files come and go',
      using(async ({ store }) => {
        expect(await store.list({ limit: 10 })).toEqual({ items: [] });
        const hashes: string[] = [];
        for (let each = 0; each < 7; each += 1) hashes.push(await store.put(bytesOf(`file ${each}`)));
        hashes.sort();
        const first = await store.list({ limit: 3 });
        expect(first.items.map(({ sha256 }) => sha256)).toEqual(hashes.slice(0, 3));
        expect(first.items.map(({ size }) => size)).toEqual([6, 6, 6]);
        await store.delete(hashes[2] ?? '');
        const second = await store.list({ limit: 4, ...(first.next !== undefined && { after: first.next }) });
        expect(second.items.map(({ sha256 }) => sha256)).toEqual(hashes.slice(3));
        expect(second.next).toBe(undefined);
        await expect(store.list({ limit: 0 })).rejects.toMatchObject({ code: 'bad_input' });
      }),
    );

    it(
      'deletes by age what has not been put again since',
      using(async ({ store, makeOld }) => {
        const [old, again] = [await store.put(bytesOf('old')), await store.put(bytesOf('again'))];
        const { items } = await store.list({ limit: 10 });
        const [one, other] = items.map(({ putAt }) => putAt);
        const hourAgo = Math.min(one ?? 0, other ?? 0) - 3_600_000_000;
        await store.delete(old, hourAgo);
        expect(await store.has(old)).toBe(true);
        if (makeOld !== undefined) {
          for (const sha256 of [old, again]) await makeOld(sha256, 2 * 3_600_000);
          await store.put(bytesOf('again'));
          for (const sha256 of [old, again, hashOf('nobody')]) await store.delete(sha256, hourAgo);
          expect([await store.has(old), await store.has(again)]).toEqual([false, true]);
        }
        await store.delete(again, hourAgo + 10 * 3_600_000_000);
        expect(await store.has(again)).toBe(false);
      }),
    );

    it(
      'refuses to give bytes that are not what was put, and mends them when they are put again',
      using(async ({ store, damage }) => {
        const sha256 = await store.put(bytesOf('whole'));
        await damage(sha256);
        await expect(store.get(sha256)).rejects.toMatchObject({ code: 'corrupt' });
        await store.put(bytesOf('whole'));
        expect(asArray(await store.get(sha256))).toEqual(asArray(bytesOf('whole')));
      }),
    );
  });
}
