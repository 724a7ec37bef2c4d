import { onEachDatabase } from '@coursewright/core/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { LtijsDatabase } from './ltijs-database.ts';

const tools = { afterAll, describe, it, expect };
const key = 'the key of an ltijs';

onEachDatabase(tools, (target) => {
  const using = (work: (database: LtijsDatabase, later: (seconds: number) => void) => Promise<void>) => {
    return async () => {
      const place = await target.open('ltijs');
      let now = 1_700_000_000_000_000;
      const database = new LtijsDatabase({ ...place.target, clock: { now: () => now } });
      await database.setup();
      try {
        await work(database, (seconds) => {
          now += seconds * 1_000_000;
        });
      } finally {
        await database.Close();
        await place.close();
      }
    };
  };

  describe(`the database plugin for ltijs: ${target.name}`, () => {
    it(
      'says false where there is nothing, and rows with all members of the question where there is',
      using(async (database) => {
        expect(await database.Get(false, 'platform')).toBe(false);
        const platform = {
          platformUrl: 'https://lms',
          clientId: 'a',
          authConfig: { method: 'JWK_SET', key: 'u' },
        };
        await database.Replace(false, 'platform', { platformUrl: 'https://lms', clientId: 'a' }, platform);
        await database.Insert(false, 'platform', { ...platform, clientId: 'b' });
        expect(await database.Get(false, 'platform', { platformUrl: 'https://lms' })).toMatchObject([
          { clientId: 'a' },
          { clientId: 'b' },
        ]);
        expect(await database.Get(false, 'platform', { platformUrl: 'https://lms', clientId: 'a' })).toEqual([
          { ...platform, createdAt: expect.any(Date) },
        ]);
        expect(await database.Get(false, 'platform', { platformUrl: 'https://lms', clientId: 'A' })).toBe(
          false,
        );
      }),
    );

    it(
      'puts one row in the place of another, also where its name changes',
      using(async (database) => {
        const where = { platformUrl: 'https://lms', clientId: 'a' };
        for (const kid of ['one', 'two']) {
          await database.Replace(key, 'publickey', where, { key: kid, kid }, { ...where, kid });
        }
        expect(await database.Get(key, 'publickey')).toEqual([
          { key: 'two', kid: 'two', createdAt: 1_700_000_000_000 },
        ]);
        expect(await database.Get(false, 'publickey', { kid: 'two' })).toMatchObject([
          {
            ...where,
            iv: expect.stringMatching(/^[0-9a-f]{32}$/),
            data: expect.stringMatching(/^[0-9a-f]+$/),
          },
        ]);
        await expect(database.Get('another key', 'publickey')).rejects.toBeInstanceOf(Error);
      }),
    );

    it(
      'changes members in the clear and encrypted ones, and the name with them',
      using(async (database) => {
        await database.Insert(
          key,
          'accesstoken',
          { token: 1, more: 2 },
          { platformUrl: 'u', clientId: 'c', scopes: 's' },
        );
        await database.Modify(key, 'accesstoken', { scopes: 's' }, { token: 3, more: 4 });
        await database.Modify(false, 'accesstoken', { scopes: 's' }, { scopes: 't' });
        const where = { platformUrl: 'u', clientId: 'c', scopes: 't' };
        expect(await database.Get(key, 'accesstoken', where)).toMatchObject([{ token: 3, more: 4 }]);
        await database.Delete('accesstoken', where);
        expect(await database.Get(key, 'accesstoken')).toBe(false);
      }),
    );

    it(
      'lets rows run out as ltijs does: nonces in 10 seconds, states in 10 minutes, tokens in an hour, sessions in a day',
      using(async (database, later) => {
        await database.Insert(false, 'nonce', { nonce: 'n' });
        await database.Insert(false, 'state', { state: 's', query: { a: 'b' } });
        await database.Insert(key, 'accesstoken', {}, { platformUrl: 'u', clientId: 'c', scopes: 's' });
        await database.Insert(false, 'contexttoken', { contextId: 'c', user: 'u' });
        await database.Insert(false, 'platformStatus', { id: 'p', active: false });
        const left = async () => {
          const tables = ['nonce', 'state', 'accesstoken', 'contexttoken', 'platformStatus'];
          const rows = await Promise.all(tables.map((table) => database.Get(false, table)));
          return tables.filter((_, index) => rows[index] !== false);
        };
        later(10);
        expect(await left()).toHaveLength(5);
        later(1);
        expect(await left()).toEqual(['state', 'accesstoken', 'contexttoken', 'platformStatus']);
        // The name of one that has run out is free again.
        await database.Insert(false, 'nonce', { nonce: 'n' });
        later(600);
        expect(await left()).toEqual(['accesstoken', 'contexttoken', 'platformStatus']);
        later(3000);
        expect(await left()).toEqual(['contexttoken', 'platformStatus']);
        later(24 * 3600);
        await database.Insert(false, 'state', { state: 'sweeps' });
        expect(await left()).toEqual(['state', 'platformStatus']);
      }),
    );

    it(
      'gives a nonce to one of three who put it at once',
      using(async (database) => {
        const ends = await Promise.allSettled(
          [1, 2, 3].map(() => database.Insert(false, 'nonce', { nonce: 'n' })),
        );
        expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
      }),
    );

    it(
      'is asked for nothing by a member without a value, and for nothing at all before it is open',
      using(async (database) => {
        await database.Insert(false, 'nonce', { nonce: 'n' });
        await expect(database.Get(false, 'nonce', { nonce: undefined })).rejects.toMatchObject({
          code: 'bad_input',
        });
        await expect(new LtijsDatabase({ file: 'never' }).Get(false, 'nonce')).rejects.toMatchObject({
          code: 'unavailable',
        });
      }),
    );
  });
});
