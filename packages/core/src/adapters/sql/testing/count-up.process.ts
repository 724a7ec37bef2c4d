import { courseKeyOf } from '../../../keys/course-key.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { asHash, hashOf } from '../../../courses/hash-of.ts';
import { courseStoreModule, sqlCourseStore } from '../course-store.sql.ts';
import { openSqlDatabase, type SqlTarget } from '../open-sql-database.ts';

/** A process of its own: adds 1 to the number in a course's draft, so many times, by compare-and-set. */
const [given = '', times = '0'] = process.argv.slice(2);
// oxlint-disable-next-line no-unsafe-type-assertion -- the test that starts it gives one
const target = JSON.parse(given) as SqlTarget;
const key = courseKeyOf('course-v1:o+c+r');
const database = await openSqlDatabase(target, [courseStoreModule]);
const store = sqlCourseStore(database);
for (let done = 0; done < Number(times);) {
  const from = await store.getBranch(key, 'draft');
  const old = from === undefined ? undefined : (await store.getObjects([from])).get(from);
  const json = canonicalJson({ count: Number(/\d+/.exec(old ?? '0')?.[0]) + 1 });
  const to = asHash(hashOf(json));
  await store.putObjects(new Map([[to, json]]));
  if (await store.moveBranches(key, [{ branch: 'draft', from, to }])) done += 1;
}
await database.close();
