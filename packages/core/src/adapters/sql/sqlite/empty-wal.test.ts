import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataTypes } from 'sequelize';
import { expect, it } from 'vitest';
import { emptyWal } from './empty-wal.ts';
import { openSqlite } from './open-sqlite.ts';

const migrations = [
  {
    name: '0001-texts',
    up: (schema: { createTable(name: string, columns: object): Promise<void> }) =>
      schema.createTable('texts', { id: { type: DataTypes.BIGINT, primaryKey: true }, text: DataTypes.TEXT }),
  },
];

it('leaves no byte of what was deleted or changed, while the database is in use', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-wal-'));
  const file = path.join(folder, 'a.sqlite');
  const database = await openSqlite({ file, modules: [{ name: 'test', migrations }] });
  const found = () =>
    readdirSync(folder).reduce(
      (count, name) =>
        count +
        (readFileSync(path.join(folder, name))
          .toString('latin1')
          .match(/to be forgotten/g)?.length ?? 0),
      0,
    );
  await database.write(async (session) => {
    for (let id = 0; id < 300; id += 1)
      await session.insert('texts', { id, text: `to be forgotten ${'x'.repeat(id * 20)}` });
  });
  expect(found()).toBeGreaterThan(0);
  await database.write(async (session) => {
    await session.run('DELETE FROM texts WHERE id > 100');
    await session.run("UPDATE texts SET text = 'x'");
  });
  expect(await emptyWal(file)).toBe(true);
  expect(found()).toBe(0);
  expect(await database.read((session) => session.all('SELECT COUNT(*) AS n FROM texts'))).toEqual([
    { n: 101 },
  ]);
  expect(await emptyWal(path.join(folder, 'none.sqlite'))).toBe(true);
  await database.close();
  rmSync(folder, { recursive: true });
});
