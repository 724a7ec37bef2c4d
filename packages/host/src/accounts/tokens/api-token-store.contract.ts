import { hostileTexts, using, type ContractTools, type StoreHarness } from '@coursewright/core/testing';
import type { ApiToken, ApiTokenStore } from './api-token-store.port.ts';

type Stores = { readonly apiTokens: ApiTokenStore };

const token = (id: string, more: Partial<ApiToken> = {}): ApiToken => ({
  id,
  hash: `hash of ${id}`,
  name: 'Insights',
  created: 1_700_000_000_000_001,
  ...more,
});

/** What every store of API tokens keeps. */
export function apiTokenStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  const addAll = ({ records }: StoreHarness<Stores>, ...added: readonly ApiToken[]) =>
    records.transaction(async ({ apiTokens }) => {
      for (const one of added) await apiTokens.add(one);
    });

  describe(`API token store: ${name}`, () => {
    it(
      'gives tokens back by hash and id, hostile names included, to another process too',
      test(async (harness) => {
        const tokens = [
          ...hostileTexts.map((text) => token(text, { name: text, hash: `#${text}` })),
          token('for a while', { expires: Number.MAX_SAFE_INTEGER }),
          token('of a user', { userId: Number.MAX_SAFE_INTEGER, name: 'x'.repeat(100_000) }),
        ];
        await addAll(harness, ...tokens);
        const other = await harness.reopen();
        await other.read(async ({ apiTokens }) => {
          for (const one of tokens) {
            expect(await apiTokens.byHash(one.hash)).toEqual(one);
            expect(await apiTokens.byId(one.id)).toEqual(one);
          }
          expect(await apiTokens.byHash('#TWIN')).toBeUndefined();
          expect(await apiTokens.byId('none')).toBeUndefined();
        });
      }),
    );

    it(
      'refuses an id or a hash that is taken',
      test(async (harness) => {
        await addAll(harness, token('a'));
        for (const one of [token('a', { hash: 'other' }), token('b', { hash: 'hash of a' })])
          await expect(addAll(harness, one)).rejects.toMatchObject({ code: 'conflict' });
      }),
    );

    it(
      'lists tokens in order of creation, ties by id, and removes one once and again',
      test(async (harness) => {
        const later = { created: 1_700_000_000_000_002 };
        await addAll(harness, token('c', later), token('b'), token('a'));
        const ids = async () =>
          (await harness.records.read(({ apiTokens }) => apiTokens.list())).map(({ id }) => id);
        expect(await ids()).toEqual(['a', 'b', 'c']);
        await harness.records.transaction(({ apiTokens }) => apiTokens.remove('b'));
        await harness.records.transaction(({ apiTokens }) => apiTokens.remove('b'));
        expect(await ids()).toEqual(['a', 'c']);
      }),
    );

    it(
      'removes those of one account, and no service’s',
      test(async (harness) => {
        await addAll(harness, token('a', { userId: 1 }), token('b', { userId: 2 }), token('c'));
        for (let times = 0; times < 2; times += 1)
          await harness.records.transaction(({ apiTokens }) => apiTokens.removeOf(1));
        const left = await harness.records.read(({ apiTokens }) => apiTokens.list());
        expect(left.map(({ id }) => id)).toEqual(['b', 'c']);
      }),
    );
  });
}
