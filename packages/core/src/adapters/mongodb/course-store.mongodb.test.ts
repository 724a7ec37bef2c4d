import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { courseStoreContract } from '../../courses/course-store.contract.ts';
import { hashOf } from '../../courses/hash-of.ts';
import { systemClock } from '../../shared/clock.port.ts';
import { serviceUrl } from '../../testing/services.ts';
import { openMongodbCourseStore, type OpenedMongodbCourseStore } from './course-store.mongodb.ts';

const url = serviceUrl('mongodb');

async function open() {
  const database = `coursewright-test-${randomUUID()}`;
  const opened: OpenedMongodbCourseStore[] = [];
  const reopen = async () => {
    const next = await openMongodbCourseStore({ url: url ?? '', database });
    opened.push(next);
    return next.store;
  };
  return {
    store: await reopen(),
    reopen,
    now: systemClock.now,
    close: async () => {
      await Promise.all(opened.map(({ close }) => close()));
      const client = await MongoClient.connect(url ?? '');
      await client.db(database).dropDatabase();
      await client.close();
    },
  };
}

describe.skipIf(url === undefined)('on a server', () => {
  courseStoreContract({ describe, it, expect }, 'MongoDB', open);

  it('holds an object that is longer than a document may be, and collects all of it', async () => {
    const { store, now, close } = await open();
    const body = `a${'😀'.repeat(4_500_000)}`;
    const hash = hashOf(body);
    await store.putObjects(new Map([[hash, body]]));
    const found = await store.getObjects([hash]);
    expect(found.get(hash) === body).toBe(true);
    expect(await store.collect(new Set([hash]), now() + 1)).toBe(0);
    expect(await store.collect(new Set(), now() + 1)).toBe(1);
    expect((await store.getObjects([hash])).size).toBe(0);
    await close();
  });

  it('lets many writers put the same objects at once', async () => {
    const { store, reopen, close } = await open();
    const objects = new Map(Array.from({ length: 200 }, (_, n) => [hashOf(String(n)), String(n)]));
    const other = await reopen();
    await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 ? store : other).putObjects(objects)));
    expect(await store.getObjects([...objects.keys()])).toEqual(objects);
    await close();
  });
});

describe('openMongodbCourseStore', () => {
  it('says that no server answers', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const opening = openMongodbCourseStore({
      url: `mongodb://127.0.0.1:${port}/?serverSelectionTimeoutMS=200`,
    });
    await expect(opening).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('refuses an address that is none', async () => {
    const opening = openMongodbCourseStore({ url: 'http://example.org' });
    await expect(opening).rejects.toMatchObject({ code: 'not_configured' });
  });
});
