import { afterAll, describe, expect, it } from 'vitest';
import { databaseId } from './database-id.sql.ts';
import { sqlRecordsDump } from './records-dump.sql.ts';
import { onEachDatabase } from './testing/sql-targets.ts';
import { testRecords } from './testing/test-records.ts';

onEachDatabase({ afterAll, describe, it, expect }, (target) => {
  it(`is the same for every process and another for every database: ${target.name}`, async () => {
    const [one, other] = [await testRecords([], undefined, target), await testRecords([], undefined, target)];
    const again = await one.reopen();
    const asked = [one, again, one, again].map(({ database }) => databaseId(database, one.ids));
    const [id = '', ...rest] = await Promise.all(asked);
    expect(rest).toEqual([id, id, id]);
    expect(await databaseId(other.database, other.ids)).not.toBe(id);
    await Promise.all([one.close(), other.close()]);
  });

  it(`is no row that a backup has, and does not fill the database: ${target.name}`, async () => {
    const { database, ids, close } = await testRecords([], undefined, target);
    await databaseId(database, ids);
    const dump = sqlRecordsDump(database);
    expect(await dump.isEmpty()).toBe(true);
    const tables: string[] = [];
    await dump.dump(async ({ table }) => void tables.push(table));
    expect(tables).toEqual([]);
    await close();
  });
});
