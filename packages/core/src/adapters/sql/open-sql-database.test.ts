import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqlDatabase, pendingMigrations } from './open-sql-database.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { SqlModule } from './sql-module.ts';
import { bytes, text, type SqlSession, type SqlValue } from './sql-session.ts';
import { onEachDatabase } from './testing/sql-targets.ts';

const counters: SqlModule<object> = {
  name: 'counters',
  migrations: [
    {
      name: '0001-counters',
      up: async (schema) => {
        await schema.createTable('counters', {
          name: { type: 'VARBINARY(20)', primaryKey: true },
          value: { type: 'BIGINT', allowNull: false },
        });
        await schema.addIndex('counters', ['value'], { name: 'counters_value' });
      },
    },
  ],
  stores: () => ({}),
};

const valueOf = (name: string) => async (session: SqlSession) =>
  Number((await session.get('SELECT value FROM counters WHERE name = ?', [bytes(name)]))?.['value'] ?? 0);
const set = (session: SqlSession, name: string, value: number) =>
  session.run('UPDATE counters SET value = ? WHERE name = ?', [value, bytes(name)]);
const put = (session: SqlSession, name: string, value: number) =>
  session.insert('counters', { name: bytes(name), value });

onEachDatabase({ afterAll, describe, it, expect }, ({ name, open }) => {
  const using = (work: (database: SqlDatabase) => Promise<void>) => async () => {
    const place = await open('counters');
    const database = await openSqlDatabase(place.target, [counters]);
    try {
      await database.write((session) => put(session, 'a', 0));
      await database.write((session) => put(session, 'b', 0));
      await work(database);
    } finally {
      await database.close();
      await place.close();
    }
  };

  describe(`rows for later: ${name}`, () => {
    const row = (key: string, value: number) => ({ name: bytes(key), value });

    it(
      'are there when their table is asked, in the order given, and after the commit',
      using(async (database) => {
        await database.write(async (session) => {
          await session.later('counters', [row('c', 1), row('d', 2)]);
          await session.later('counters', [row('a', 7), row('c', 3)], ['name']);
          expect(await valueOf('c')(session)).toBe(3);
          await session.later('counters', [row("quote ' \\ ? 😀\0", Number.MAX_SAFE_INTEGER)]);
        });
        expect(await database.read(valueOf('a'))).toBe(7);
        expect(await database.read(valueOf('d'))).toBe(2);
        expect(await database.read(valueOf("quote ' \\ ? 😀\0"))).toBe(Number.MAX_SAFE_INTEGER);
      }),
    );

    it(
      'undo everything where one of them is there already, or does not fit',
      using(async (database) => {
        const after = (wrong: Readonly<Record<string, SqlValue>>) =>
          database.write(async (session) => {
            await set(session, 'b', 5);
            await session.later('counters', [row('e', 1), wrong]);
          });
        await expect(after(row('a', 1))).rejects.toMatchObject({ code: 'conflict' });
        await expect(after({ name: bytes('f'), value: null })).rejects.toThrow(/null/i);
        expect(await database.read(valueOf('b'))).toBe(0);
        expect(await database.read((session) => session.all('SELECT name FROM counters'))).toHaveLength(2);
      }),
    );

    it(
      'may be long, and many',
      using(async (database) => {
        await database.write((session) =>
          session.later(
            'counters',
            Array.from({ length: 5000 }, (_, n) => row(`many ${n}`, n)),
          ),
        );
        const count = await database.read((session) => session.get('SELECT SUM(value) AS sum FROM counters'));
        expect(Number(count?.['sum'])).toBe((4999 * 5000) / 2);
      }),
    );
  });

  describe(`units of work: ${name}`, () => {
    it(
      'lose nothing where two hold the same rows in opposite order',
      using(async (database) => {
        const add = (first: string, second: string) =>
          database.write(async (session) => {
            const counts = new Map<string, number>();
            for (const key of [first, second]) {
              const sql = 'SELECT value FROM counters WHERE name = ?';
              const row = await session.getForUpdate(sql, [bytes(key)]);
              counts.set(key, Number(row?.['value']));
            }
            for (const [key, count] of counts) await set(session, key, count + 1);
          });
        await Promise.all(
          Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? add('a', 'b') : add('b', 'a'))),
        );
        expect(await database.read(valueOf('a'))).toBe(20);
        expect(await database.read(valueOf('b'))).toBe(20);
      }),
    );

    it(
      'see the row that another put first, where they looked before they inserted',
      using(async (database) => {
        const addOrCount = () =>
          database.write(async (session) => {
            const before = await valueOf('new')(session);
            await sleep(5);
            if (before === 0) await put(session, 'new', 1);
            else await session.run('UPDATE counters SET value = value + 1 WHERE name = ?', [bytes('new')]);
          });
        await Promise.all([addOrCount(), addOrCount(), addOrCount()]);
        expect(await database.read(valueOf('new'))).toBe(3);
      }),
    );

    it(
      'come one after another under a name',
      using(async (database) => {
        const addOne = () =>
          database.write(async (session) => {
            await session.holdName('counting');
            const before = await valueOf('a')(session);
            await sleep(5);
            await set(session, 'a', before + 1);
          });
        await Promise.all(Array.from({ length: 8 }, addOne));
        expect(await database.read(valueOf('a'))).toBe(8);
      }),
    );

    it(
      'claim each row once',
      using(async (database) => {
        const claim = () =>
          database.write(async (session) => {
            const rows = await session.allUnclaimed(
              'SELECT name FROM counters WHERE value = 0 ORDER BY name LIMIT 1',
            );
            await sleep(5);
            for (const row of rows) await set(session, text(row['name']), 1);
            return rows.map((row) => text(row['name']));
          });
        const claimed = (await Promise.all([claim(), claim(), claim()])).flat();
        expect(claimed.sort()).toEqual(['a', 'b']);
      }),
    );

    it(
      'undo everything that a rejected one did, and pass its error on',
      using(async (database) => {
        const failing = database.write(async (session) => {
          await set(session, 'a', 5);
          throw new Error('changed its mind');
        });
        await expect(failing).rejects.toThrow('changed its mind');
        expect(await database.read(valueOf('a'))).toBe(0);
      }),
    );

    it(
      'go on behind a refused row that they catch',
      using(async (database) => {
        await database.write(async (session) => {
          await expect(put(session, 'a', 1)).rejects.toMatchObject({ code: 'conflict' });
          await set(session, 'b', 7);
        });
        expect(await database.read(valueOf('b'))).toBe(7);
      }),
    );

    it(
      'say which key is taken and not by what',
      using(async (database) => {
        await database.write((session) => put(session, 'secret', 1));
        const again = database.write((session) => put(session, 'secret', 1));
        const error: unknown = await again.catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: 'conflict' });
        expect(JSON.stringify([String(error), error])).not.toContain('secret');
      }),
    );

    it(
      'give numbers, bytes and text back as they went in',
      using(async (database) => {
        const row = await database.read((session) =>
          session.get('SELECT ? AS big, ? AS real_one, ? AS bytes_in, ? AS words, ? AS none', [
            Number.MAX_SAFE_INTEGER,
            0.1,
            bytes('😀\u0000 '),
            'it\'s \\ "😁"',
            null,
          ]),
        );
        expect({ ...row, bytes_in: text(row?.['bytes_in']) }).toEqual({
          big: Number.MAX_SAFE_INTEGER,
          real_one: 0.1,
          bytes_in: '😀\u0000 ',
          words: 'it\'s \\ "😁"',
          none: null,
        });
      }),
    );

    it(
      'read one snapshot, and write nothing while they read',
      using(async (database) => {
        await database.read(async (session) => {
          const before = await valueOf('a')(session);
          await database.write((writing) => set(writing, 'a', 9));
          expect(await valueOf('a')(session)).toBe(before);
          await expect(set(session, 'a', 1)).rejects.toThrow(/read.?only/i);
        });
        expect(await database.read(valueOf('a'))).toBe(9);
      }),
    );

    it(
      'all end before the database is closed; what comes later is refused',
      using(async (database) => {
        let ended = false;
        const slow = database.write(async (session) => {
          await sleep(20);
          await set(session, 'a', 1);
          ended = true;
        });
        await database.close();
        expect(ended).toBe(true);
        await slow;
        await expect(database.write((session) => set(session, 'a', 2))).rejects.toMatchObject({
          code: 'unavailable',
        });
      }),
    );
  });

  describe(`migrations: ${name}`, () => {
    it('are told before they are done, and done once by two that open at once', async () => {
      const place = await open('untouched');
      const wanted = ['counters/0001-counters'];
      expect(await pendingMigrations(place.target, [counters])).toEqual(wanted);
      expect(await pendingMigrations(place.target, [counters])).toEqual(wanted);
      // Within one process, SQLite's second would wait for the first without letting it go on.
      const times = 'file' in place.target ? [1] : [1, 2, 3];
      const opened = await Promise.all(times.map(() => openSqlDatabase(place.target, [counters])));
      expect(await pendingMigrations(place.target, [counters])).toEqual([]);
      for (const database of opened) await database.close();
      await place.close();
    });
  });
});
