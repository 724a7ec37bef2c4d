import { hostileTexts, using, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { EmbedKey, EmbedKeyStore } from './embed-key-store.port.ts';

type Stores = { readonly embedKeys: EmbedKeyStore };

const key = (id: string, more: Partial<EmbedKey> = {}): EmbedKey => ({
  id,
  name: 'Site',
  origins: ['https://site.example'],
  courses: ['course-v1:A+B+C'],
  guests: true,
  created: 1_700_000_000_000_001,
  ...more,
});

/** What every embed key store keeps. */
export function embedKeyStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  const addAll = ({ records }: StoreHarness<Stores>, ...added: readonly EmbedKey[]) =>
    records.transaction(async ({ embedKeys }) => {
      for (const one of added) await embedKeys.add(one);
    });

  describe(`embed key store: ${name}`, () => {
    it(
      'gives keys back as they were added, hostile names and lists included, to another process too',
      test(async (harness) => {
        const long = 'x'.repeat(100_000);
        const keys = [
          ...hostileTexts.map((text) => key(text, { name: text, courses: [text, ...hostileTexts] })),
          key('sealed', { sealedSecret: 'sealed.text', guests: false, origins: [], courses: [long] }),
        ];
        await addAll(harness, ...keys);
        await (
          await harness.reopen()
        ).read(async ({ embedKeys }) => {
          for (const one of keys) expect(await embedKeys.byId(one.id)).toEqual(one);
          expect(await embedKeys.byId('none')).toBeUndefined();
        });
      }),
    );

    it(
      'refuses an id that is taken, and leaves the key that has it as it is',
      test(async (harness) => {
        await addAll(harness, key('ek_1'));
        const again = addAll(harness, key('ek_1', { name: 'Other' }));
        await expect(again).rejects.toMatchObject({ code: 'conflict' });
        expect(await harness.records.read(({ embedKeys }) => embedKeys.byId('ek_1'))).toEqual(key('ek_1'));
      }),
    );

    it(
      'lists keys in order of creation, below the second too, ties by id',
      test(async (harness) => {
        await addAll(
          harness,
          key('c', { created: 1_700_000_000_000_002 }),
          key('b'),
          key('a'),
          key('d', { created: 1_700_000_000_000_000 }),
        );
        const listed = await harness.records.read(({ embedKeys }) => embedKeys.list());
        expect(listed.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
      }),
    );

    it(
      'seals the secret of one key, again too, and of none that is gone',
      test(async (harness) => {
        await addAll(harness, key('ek_1'), key('ek_2'));
        for (const sealed of ['first', 'second']) {
          await harness.records.transaction(async ({ embedKeys }) => {
            await embedKeys.seal('ek_1', sealed);
            await embedKeys.seal('none', sealed);
          });
        }
        expect(await harness.records.read(({ embedKeys }) => embedKeys.list())).toEqual([
          key('ek_1', { sealedSecret: 'second' }),
          key('ek_2'),
        ]);
      }),
    );

    it(
      'removes a key once and again, and no other',
      test(async (harness) => {
        await addAll(harness, key('Twin'), key('twin'));
        await harness.records.transaction(({ embedKeys }) => embedKeys.remove('twin'));
        await harness.records.transaction(({ embedKeys }) => embedKeys.remove('twin'));
        const left = await harness.records.read(({ embedKeys }) => embedKeys.list());
        expect(left).toEqual([key('Twin')]);
      }),
    );
  });
}
