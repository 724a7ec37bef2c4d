import { setTimeout as sleep } from 'node:timers/promises';
import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { AccountStore } from './account-store.port.ts';

type Stores = { readonly accounts: AccountStore };

const account = (username: string, name = '') => ({
  username,
  email: `${username}@example.org`,
  name,
  kind: 'full' as const,
  superuser: false,
  language: '',
  created: 1_700_000_000_000_001,
  passwordHash: null,
});
const keys = (username: string) => ({ usernameKey: username, emailKey: `${username}@example.org` });

/** What every account store keeps. */
export function accountStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`account store: ${name}`, () => {
    it(
      'gives an account back whole by every key, hostile names included, to another process too',
      test(async ({ records, reopen }) => {
        const full = {
          ...account('ada', hostileTexts.join()),
          kind: 'lti' as const,
          superuser: true,
          language: 'es-MX',
          passwordHash: '$x',
        };
        const id = await records.transaction(({ accounts }) => accounts.addAccount(full, keys('ada')));
        const stored = { id, ...full, mergedInto: null, retired: null };
        const other = await reopen();
        await other.read(async ({ accounts }) => {
          expect(await accounts.accountById(id)).toEqual(stored);
          expect(await accounts.accountByUsername('ada')).toEqual(stored);
          expect(await accounts.accountByUsernameKey('ada')).toEqual(stored);
          expect(await accounts.accountByEmailKey('ada@example.org')).toEqual(stored);
        });
      }),
    );

    it(
      'has nothing for what is not there, or is there in another case or with a space',
      test(async ({ records }) => {
        await records.transaction(({ accounts }) => accounts.addAccount(account('Ada'), keys('ada')));
        await records.read(async ({ accounts }) => {
          expect(await accounts.accountById(99)).toBe(undefined);
          for (const username of ['ada', 'Ada ', '', 'ADA'])
            expect(await accounts.accountByUsername(username)).toBe(undefined);
          expect(await accounts.accountByUsernameKey('Ada')).toBe(undefined);
          expect(await accounts.accountByEmailKey('Ada@example.org')).toBe(undefined);
        });
      }),
    );

    it(
      'refuses a key that is taken, and takes any number of accounts without an e-mail key',
      test(async ({ records }) => {
        const add = (usernameKey: string, emailKey: string | null, username = usernameKey) =>
          records.transaction(({ accounts }) =>
            accounts.addAccount(account(username), { usernameKey, emailKey }),
          );
        await add('ada', 'a@example.org');
        await expect(add('ada', 'b@example.org', 'Ada')).rejects.toMatchObject({ code: 'conflict' });
        await expect(add('ben', 'a@example.org')).rejects.toMatchObject({ code: 'conflict' });
        await add('cy', null);
        await add('dee', null);
      }),
    );

    it(
      'changes name and address of one account, and gives no key that is taken',
      test(async ({ records, reopen }) => {
        const [ada, ben] = await records.transaction(async ({ accounts }) => [
          await accounts.addAccount(account('ada'), keys('ada')),
          await accounts.addAccount(account('ben'), keys('ben')),
        ]);
        const profile = { name: hostileTexts.join(), email: 'New@example.org' };
        const set = (id = 0, emailKey: string | null = null) =>
          records.transaction(({ accounts }) => accounts.setProfile(id, profile, emailKey));
        await set(ada, 'new@example.org');
        await expect(set(ben, 'new@example.org')).rejects.toMatchObject({ code: 'conflict' });
        await set(999, 'nobody@example.org');
        const other = await reopen();
        await other.read(async ({ accounts }) => {
          expect(await accounts.accountByEmailKey('new@example.org')).toMatchObject({ id: ada, ...profile });
          expect(await accounts.accountByEmailKey('ada@example.org')).toBe(undefined);
          expect(await accounts.accountById(ben ?? 0)).toMatchObject(account('ben'));
        });
        await set(ada, null);
        await set(ben, null);
      }),
    );

    it(
      'gives a key to one of two processes that want it at once',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        const results = await Promise.allSettled(
          [records, other].map((each) =>
            each.transaction(({ accounts }) => accounts.addAccount(account('ada'), keys('ada'))),
          ),
        );
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      }),
    );

    it(
      'knows whether there is a site administrator',
      test(async ({ records }) => {
        const add = (name: string, superuser: boolean) =>
          records.transaction(({ accounts }) =>
            accounts.addAccount({ ...account(name), superuser }, keys(name)),
          );
        const known = () => records.read(({ accounts }) => accounts.hasSuperuser());
        await add('ada', false);
        expect(await known()).toBe(false);
        await add('ben', true);
        expect(await known()).toBe(true);
      }),
    );

    it(
      'lets one at a time hold the site administrators, who sees whom the one before has made',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        const made = await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            (n % 2 === 0 ? records : other).transaction(async ({ accounts }) => {
              await accounts.holdSuperusers();
              if (await accounts.hasSuperuser()) return 0;
              await sleep(2);
              await accounts.addAccount({ ...account(`boss${n}`), superuser: true }, keys(`boss${n}`));
              return 1;
            }),
          ),
        );
        expect(made.filter(Boolean)).toEqual([1]);
      }),
    );

    it(
      'lets one at a time hold an account, who sees what the one before has done',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        const id = await records.transaction(({ accounts }) =>
          accounts.addAccount(account('ada'), keys('ada')),
        );
        await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            (n % 2 === 0 ? records : other).transaction(async ({ accounts }) => {
              const held = await accounts.holdAccount(id);
              await sleep(2);
              await accounts.setPasswordHash(id, `${held?.passwordHash ?? ''}.`);
            }),
          ),
        );
        await records.transaction(async ({ accounts }) => {
          expect((await accounts.holdAccount(id))?.passwordHash).toBe('........');
          expect(await accounts.holdAccount(id + 1)).toBe(undefined);
        });
      }),
    );

    it(
      'replaces a password hash and notes a merge, of that account only',
      test(async ({ records }) => {
        const [one, two] = await records.transaction(async ({ accounts }) => [
          await accounts.addAccount(account('ada'), keys('ada')),
          await accounts.addAccount(account('ben'), keys('ben')),
        ]);
        await records.transaction(async ({ accounts }) => {
          await accounts.setPasswordHash(one ?? 0, '$new');
          await accounts.setMerged(one ?? 0, two ?? 0, 5);
        });
        await records.read(async ({ accounts }) => {
          expect(await accounts.accountById(one ?? 0)).toMatchObject({
            passwordHash: '$new',
            mergedInto: two,
          });
          expect(await accounts.accountById(two ?? 0)).toMatchObject({
            passwordHash: null,
            mergedInto: null,
          });
        });
      }),
    );

    it(
      'gives the guests whose work went to an account',
      test(async ({ records }) => {
        const guests = await records.transaction(async ({ accounts }) => {
          const ids: number[] = [];
          for (const name of ['ada', 'g1', 'g2', 'g3'])
            ids.push(await accounts.addAccount(account(name), keys(name)));
          const [ada = 0, one = 0, two = 0, three = 0] = ids;
          await accounts.setMerged(two, ada, 5);
          await accounts.setMerged(one, ada, 6);
          await accounts.setMerged(three, one, 7);
          return { ada, one, two };
        });
        await records.read(async ({ accounts }) => {
          const ids = (await accounts.mergedInto(guests.ada)).map(({ id }) => id);
          expect(ids).toEqual([guests.one, guests.two]);
          expect(await accounts.mergedInto(guests.two)).toEqual([]);
        });
      }),
    );

    it(
      'leaves of a retired account its number, kind and age, and lets others have its keys',
      test(async ({ records, reopen }) => {
        const add = (more: object = {}) =>
          records.transaction(({ accounts }) =>
            accounts.addAccount({ ...account('Ada', hostileTexts.join()), ...more }, keys('ada')),
          );
        const rest = { superuser: true, language: 'es-MX', passwordHash: '$x' };
        const id = await add(rest);
        const retire = (one: number, username: string) =>
          records.transaction(({ accounts }) =>
            accounts.setRetired(one, { username, usernameKey: username.toLowerCase() }, 7),
          );
        await retire(id, 'Retired_1');
        const other = await reopen();
        const blank = { ...account('Retired_1'), email: '', id, mergedInto: null, retired: 7 };
        await other.read(async ({ accounts }) => {
          expect(await accounts.accountById(id)).toEqual(blank);
          expect(await accounts.accountByUsernameKey('retired_1')).toEqual(blank);
          for (const key of ['ada', 'Ada', 'ada@example.org']) {
            expect(await accounts.accountByUsername(key)).toBe(undefined);
            expect(await accounts.accountByUsernameKey(key)).toBe(undefined);
            expect(await accounts.accountByEmailKey(key)).toBe(undefined);
          }
          expect(await accounts.hasSuperuser()).toBe(false);
        });
        const next = await add();
        await expect(retire(next, 'Retired_1')).rejects.toMatchObject({ code: 'conflict' });
        await retire(id, 'Retired_1');
        await retire(999, 'nobody');
      }),
    );

    it(
      'knows whether there is a site administrator besides one',
      test(async ({ records }) => {
        const add = (name: string, superuser: boolean) =>
          records.transaction(({ accounts }) =>
            accounts.addAccount({ ...account(name), superuser }, keys(name)),
          );
        const besides = (id: number) => records.read(({ accounts }) => accounts.hasOtherSuperuser(id));
        const ada = await add('ada', true);
        const ben = await add('ben', false);
        expect(await besides(ada)).toBe(false);
        expect(await besides(ben)).toBe(true);
        await add('cy', true);
        expect(await besides(ada)).toBe(true);
      }),
    );

    it(
      'lists every account by its id, page by page, new ones too',
      test(async ({ records }) => {
        const add = (username: string) =>
          records.transaction(({ accounts }) => accounts.addAccount(account(username), keys(username)));
        for (const username of ['zoe', 'ada', 'ben']) await add(username);
        const page = (after?: string) =>
          records.read(({ accounts }) =>
            accounts.listAccounts({ limit: 2, ...(after !== undefined && { after }) }),
          );
        const first = await page();
        expect(first.items.map(({ username }) => username)).toEqual(['zoe', 'ada']);
        await add('cleo');
        const second = await page(first.next);
        expect(second.items.map(({ username }) => username)).toEqual(['ben', 'cleo']);
        expect('next' in second).toBe(false);
      }),
    );
  });
}
