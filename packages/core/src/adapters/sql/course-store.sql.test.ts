import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { courseStoreContract } from '../../courses/course-store.contract.ts';
import { courseKeyOf } from '../../keys/course-key.ts';
import { systemClock } from '../../shared/clock.port.ts';
import { courseStoreModule, sqlCourseStore } from './course-store.sql.ts';
import { openSqlDatabase } from './open-sql-database.ts';
import type { SqlDatabase } from './sql-database.ts';
import { onEachDatabase } from './testing/sql-targets.ts';

const tools = { afterAll, describe, it, expect };
const counter = fileURLToPath(new URL('testing/count-up.process.ts', import.meta.url));
const modules = [courseStoreModule];

onEachDatabase(tools, ({ name, open }) => {
  courseStoreContract(tools, name, async () => {
    const place = await open('courses');
    const opened: SqlDatabase[] = [];
    const openStore = async () => {
      const database = await openSqlDatabase(place.target, modules);
      opened.push(database);
      return sqlCourseStore(database);
    };
    return {
      store: await openStore(),
      reopen: openStore,
      now: systemClock.now,
      close: async () => {
        for (const database of opened) await database.close();
        await place.close();
      },
    };
  });

  describe(`two processes: ${name}`, () => {
    it('lose no move of a branch and no object to each other', async () => {
      const place = await open('courses');
      await (await openSqlDatabase(place.target, modules)).close();
      const target = JSON.stringify(place.target);
      const count = () =>
        promisify(execFile)(process.execPath, ['--conditions=@coursewright/source', counter, target, '60']);
      await Promise.all([count(), count()]);
      const database = await openSqlDatabase(place.target, modules);
      const store = sqlCourseStore(database);
      const head = await store.getBranch(courseKeyOf('course-v1:o+c+r'), 'draft');
      const objects = await store.getObjects(head === undefined ? [] : [head]);
      expect([...objects.values()]).toEqual(['{"count":120}']);
      await database.close();
      await place.close();
    });
  });
});
