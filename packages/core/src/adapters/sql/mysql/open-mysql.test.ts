import { createConnection, type Connection } from 'mysql2/promise';
import { afterAll, describe, expect, it } from 'vitest';
import { CoreError } from '../../../shared/core-error.ts';
import type { SqlDatabase } from '../sql-database.ts';
import type { SqlModule } from '../sql-module.ts';
import type { SqlSession } from '../sql-session.ts';
import { breakableProxy } from '../testing/breakable-proxy.ts';
import { onMysql } from '../testing/sql-targets.ts';
import { openMysql } from './open-mysql.ts';

const counters: SqlModule<object> = {
  name: 'counters',
  migrations: [
    {
      name: '0001-counters',
      up: async (schema) => {
        await schema.createTable('counters', {
          id: { type: 'BIGINT', primaryKey: true },
          value: { type: 'VARCHAR(20)', allowNull: false },
        });
        await schema.addIndex('counters', ['value'], { name: 'counters_value' });
      },
    },
  ],
  stores: () => ({}),
};

const add = (session: SqlSession, id: number) => session.insert('counters', { id, value: 'x' });
const count = async (session: SqlSession) =>
  Number((await session.get('SELECT COUNT(*) AS found FROM counters'))?.['found']);
const threadOf = async (session: SqlSession) =>
  Number((await session.get('SELECT CONNECTION_ID() AS id'))?.['id']);

onMysql({ afterAll, describe, it, expect }, ({ name, open }) => {
  interface Opened {
    readonly url: string;
    readonly database: SqlDatabase;
    readonly admin: Connection;
  }
  const using = (work: (opened: Opened) => Promise<void>) => async () => {
    const place = await open('mysql counters');
    if ('file' in place.target) throw new Error('a server was asked for');
    const { url } = place.target;
    const database = await openMysql({ ...place.target, modules: [counters] });
    const admin = await createConnection({ uri: url });
    try {
      await work({ url, database, admin });
    } finally {
      await admin.end();
      await database.close();
      await place.close();
    }
  };

  describe(`lost connections: ${name}`, () => {
    it(
      'let a unit of work run again that lost its own before the commit',
      using(async ({ database, admin }) => {
        let runs = 0;
        await database.write(async (session) => {
          runs += 1;
          await add(session, runs);
          if (runs === 1) await admin.query(`KILL ${await threadOf(session)}`);
          await add(session, 10 + runs);
        });
        expect(runs).toBe(2);
        const rows = await database.read((session) => session.all('SELECT id FROM counters ORDER BY id'));
        expect(rows).toEqual([{ id: 2 }, { id: 12 }]);
      }),
    );

    it(
      'are made anew after every idle one was cut',
      using(async ({ database, admin }) => {
        const threads = await Promise.all(Array.from({ length: 4 }, () => database.write(threadOf)));
        for (const thread of new Set(threads)) await admin.query(`KILL ${thread}`);
        await Promise.all(Array.from({ length: 8 }, (_, n) => database.write((session) => add(session, n))));
        expect(await database.read(count)).toBe(8);
      }),
    );

    it(
      'never leave half of a unit of work that caught what ended it',
      using(async ({ database, admin }) => {
        let runs = 0;
        const unit = database.write(async (session) => {
          runs += 1;
          await add(session, 1);
          await admin.query(`KILL ${await threadOf(session)}`);
          // What a store does about a key that is taken.
          await add(session, 2).catch(() => undefined);
          return 'all is well';
        });
        await expect(unit).rejects.toMatchObject({ code: 'unavailable' });
        expect(runs).toBe(3);
        expect(await database.read(count)).toBe(0);
      }),
    );

    it(
      'lose nothing that was acknowledged, and are there again as soon as the server is',
      using(async ({ url, database }) => {
        const proxy = await breakableProxy(new URL(url));
        const through = Object.assign(new URL(url), { port: String(proxy.port) }).href;
        const behind = await openMysql({ url: through, modules: [counters], connections: 4 });
        const acknowledged: number[] = [];
        const errors = new Set<unknown>();
        const addAll = (from: number) =>
          Promise.all(
            Array.from({ length: 40 }, async (_, n) => {
              try {
                await behind.write((session) => add(session, from + n));
                acknowledged.push(from + n);
              } catch (error) {
                errors.add(error instanceof CoreError ? error.code : error);
              }
            }),
          );
        await addAll(0);
        expect(acknowledged.length).toBe(40);
        const during = addAll(100);
        proxy.cut();
        await during;
        await addAll(200);
        expect([...errors]).toEqual(['unavailable']);
        proxy.mend();
        await addAll(300);
        expect(acknowledged.filter((id) => id >= 300).length).toBe(40);
        const rows = await database.read((session) => session.all('SELECT id FROM counters'));
        const stored = new Set(rows.map(({ id }) => id));
        expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
        await behind.close();
        await proxy.close();
      }),
    );

    it('are told as a service that does not answer, without the password', async () => {
      const nobody = openMysql({ url: 'mysql://user:pass-word@127.0.0.1:1/none', modules: [counters] });
      const error: unknown = await nobody.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'unavailable' });
      expect(JSON.stringify([String(error), error])).not.toContain('pass-word');
    });

    it(
      'are not what a wrong password is taken for',
      using(async ({ url }) => {
        const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
        await expect(openMysql({ url: wrong, modules: [] })).rejects.toMatchObject({
          code: 'not_configured',
        });
      }),
    );

    it.each(['', 'postgres://a@b/c', 'mysql://host', 'mysql://host/'])(
      'are not tried with an address of another shape: %s',
      async (url) => {
        await expect(openMysql({ url, modules: [] })).rejects.toMatchObject({ code: 'not_configured' });
      },
    );
  });

  describe(`rows for later: ${name}`, () => {
    it(
      'fail a unit of work that caught what became of them',
      using(async ({ database }) => {
        const unit = database.write(async (session) => {
          await session.later('counters', [{ id: 1, value: 'x'.repeat(100) }]);
          await count(session).catch(() => undefined);
          return 'all is well';
        });
        await expect(unit).rejects.toMatchObject({ code: 'bad_input' });
        expect(await database.read(count)).toBe(0);
      }),
    );

    it(
      'leave the connection good for others where they fail with the commit',
      using(async ({ url }) => {
        const one = await openMysql({ url, modules: [counters], connections: 1 });
        const thread = await one.write(threadOf);
        const failing = one.write((session) =>
          session.later('counters', [{ id: 1, value: 'x'.repeat(100) }]),
        );
        await expect(failing).rejects.toMatchObject({ code: 'bad_input' });
        expect(await one.write(threadOf)).toBe(thread);
        expect(await one.read(count)).toBe(0);
        await one.close();
      }),
    );
  });

  describe(`reading: ${name}`, () => {
    const grown = async (database: SqlDatabase, session: SqlSession): Promise<readonly number[]> => {
      const before = await count(session);
      await database.write((other) => add(other, 1));
      return [before, await count(session)];
    };

    it(
      'sees one moment, or asks anew each time where that is enough, and writes in neither case',
      using(async ({ database }) => {
        expect(await database.read((session) => grown(database, session))).toEqual([0, 0]);
        await database.write((session) => session.run('DELETE FROM counters'));
        expect(await database.read((session) => grown(database, session), { snapshot: false })).toEqual([
          0, 1,
        ]);
        for (const snapshot of [true, false]) {
          await expect(database.read((session) => add(session, 2), { snapshot })).rejects.toThrow(
            /READ ONLY/i,
          );
        }
        expect(await database.read(count)).toBe(1);
      }),
    );
  });

  describe(`statements: ${name}`, () => {
    it(
      'are refused by name of what is wrong, never by a value',
      using(async ({ database }) => {
        const long = database.write((session) =>
          session.insert('counters', { id: 1, value: `secret${'x'.repeat(100)}` }),
        );
        const error: unknown = await long.catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: 'bad_input', detail: 'A value does not fit the column value.' });
        await expect(database.read((session) => session.get('SELECT * FROM nowhere'))).rejects.toThrow(
          /nowhere/,
        );
      }),
    );

    it(
      'are refused once their transaction has ended',
      using(async ({ database }) => {
        const kept = await database.write(async (session) => session);
        await expect(kept.get('SELECT 1')).rejects.toThrow(/has ended/);
      }),
    );

    it(
      'pass the errors of the work on as they are, an error code of its own included',
      using(async ({ database }) => {
        const own = Object.assign(new Error('mine'), { code: 'ECONNRESET' });
        await expect(database.write(() => Promise.reject(own))).rejects.toBe(own);
        const refused = new CoreError('forbidden', 'no');
        await expect(database.read(() => Promise.reject(refused))).rejects.toBe(refused);
      }),
    );
  });

  describe(`migrations: ${name}`, () => {
    it(
      'go on where one was cut short',
      using(async ({ url, admin, database }) => {
        await admin.query(`DELETE FROM schema_migrations`);
        await admin.query('DROP INDEX counters_value ON counters');
        await (await openMysql({ url, modules: [counters] })).close();
        await admin.query(`DELETE FROM schema_migrations`);
        await (await openMysql({ url, modules: [counters] })).close();
        expect(await database.read((session) => session.all('SELECT name FROM schema_migrations'))).toEqual([
          { name: 'counters/0001-counters' },
        ]);
      }),
    );
  });
});
