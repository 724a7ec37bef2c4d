import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openSqlite } from './open-sqlite.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-open-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('leaves nothing beside the file once it is closed, for the next to wait for', async () => {
  const database = await openSqlite({ file: path.join(folder, 'records.sqlite'), modules: [] });
  await database.write((session) => session.run('CREATE TABLE notes (text TEXT)'));
  await database.read((session) => session.all('SELECT text FROM notes'));
  expect(readdirSync(folder)).toContain('records.sqlite-wal');
  await database.close();
  expect(readdirSync(folder)).toEqual(['records.sqlite']);
});
