import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { courseStoreContract } from '../../courses/course-store.contract.ts';
import { courseKeyOf } from '../../keys/course-key.ts';
import { systemClock } from '../../shared/clock.port.ts';
import { courseStoreModule, sqlCourseStore } from './course-store.sql.ts';
import type { SqlDatabase } from './sql-database.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

const counter = fileURLToPath(new URL('testing/count-up.process.ts', import.meta.url));

async function openFile(file: string): Promise<SqlDatabase> {
  return openSqlite({ file, modules: [courseStoreModule], synchronous: 'NORMAL' });
}

courseStoreContract({ describe, it, expect }, 'SQL on SQLite', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-store-'));
  const file = path.join(folder, 'test.sqlite');
  const opened = [await openFile(file)];
  const [first] = opened;
  if (first === undefined) throw new Error('opened above');
  return {
    store: sqlCourseStore(first),
    reopen: async () => {
      const database = await openFile(file);
      opened.push(database);
      return sqlCourseStore(database);
    },
    now: systemClock.now,
    close: async () => {
      for (const database of opened) await database.close();
      await rm(folder, { recursive: true });
    },
  };
});

describe('two processes', () => {
  it('lose no move of a branch and no object to each other', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-store-'));
    const file = path.join(folder, 'test.sqlite');
    await (await openFile(file)).close();
    const count = () =>
      promisify(execFile)(process.execPath, ['--conditions=@coursewright/source', counter, file, '60']);
    await Promise.all([count(), count()]);
    const database = await openFile(file);
    const store = sqlCourseStore(database);
    const head = await store.getBranch(courseKeyOf('course-v1:o+c+r'), 'draft');
    const objects = await store.getObjects(head === undefined ? [] : [head]);
    expect([...objects.values()]).toEqual(['{"count":120}']);
    await database.close();
    await rm(folder, { recursive: true });
  });
});
