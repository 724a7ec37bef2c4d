import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCourses } from '../adapters/sql/testing/test-courses.ts';
import { blockRegistry } from '../blocks/block-registry.ts';
import { courseKeyOf } from '../keys/course-key.ts';
import type { OlxBlock } from '../olx/olx-block.ts';
import type { JsonObject } from '../shared/json.ts';
import { asBlockId } from './block-id.ts';
import type { Hash } from './block-version.ts';
import { shardCount } from './course-index.ts';
import { courseObjects } from './course-objects.ts';
import type { CourseStore } from './course-store.port.ts';
import { createCourseReader } from './create-course-reader.ts';
import { hashOf } from './hash-of.ts';
import { putCommit } from './write-commit.ts';
import { putFiles, writeOlxTree } from './write-olx-tree.ts';

const key = courseKeyOf('course-v1:o+c+r');
let opened: Awaited<ReturnType<typeof testCourses>>;
let commit: Hash;

const block = (id: string, fields: JsonObject, children: OlxBlock[] = []): OlxBlock => ({
  id: asBlockId(id),
  type: id.slice(0, id.indexOf('@')),
  fields,
  children,
});

/** 1 course, 10 chapters, 100 sequentials, 500 verticals, 2000 problems. */
const course = block(
  'course@course',
  { due: '2026-01-01T00:00:00Z', showanswer: 'never', display_name: 'Course' },
  many(10, (a) =>
    block(
      `chapter@${a}`,
      { due: '2026-02-02T00:00:00Z' },
      many(10, (b) =>
        block(
          `sequential@${a}-${b}`,
          {},
          many(5, (c) =>
            block(
              `vertical@${a}-${b}-${c}`,
              {},
              many(4, (d) => block(`problem@${a}-${b}-${c}-${d}`, d === 0 ? { due: null } : {})),
            ),
          ),
        ),
      ),
    ),
  ),
);

function many(count: number, make: (index: number) => OlxBlock): OlxBlock[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

beforeAll(async () => {
  opened = await testCourses();
  const objects = new Map<Hash, string>();
  const { root, index } = writeOlxTree(course, objects);
  const files = putFiles(new Map(), objects);
  commit = putCommit({ root, index, files, parents: [], author: 'a', time: 1, message: 'm' }, objects);
  await opened.store.putObjects(objects);
  await opened.store.moveBranches(key, [{ branch: 'published', from: undefined, to: commit }]);
});
afterAll(() => opened.close());

/** A reader with nothing in its cache, and how many objects it has asked the store for. */
function countingReader(changed: (hash: Hash, text: string) => string = (_hash, text) => text) {
  let asked = 0;
  const store: CourseStore = {
    ...opened.store,
    getObjects: async (hashes) => {
      asked += hashes.length;
      const found = await opened.store.getObjects(hashes);
      return new Map([...found].map(([hash, text]) => [hash, changed(hash, text)]));
    },
  };
  const objects = courseObjects(store);
  const { fieldTables } = blockRegistry();
  return { reader: createCourseReader({ store, objects, fieldTables }), asked: () => asked };
}

describe('a version of a course', () => {
  it('costs the depth of the tree to look into, never its size, and nothing the second time', async () => {
    const { reader, asked } = countingReader();
    const version = await reader.published(key);
    const id = asBlockId('problem@3-4-2-1');
    const found = await version.block(id);
    expect(found?.ancestors).toHaveLength(4);
    // The commit; for each of five blocks at most a shard and the block.
    expect(asked()).toBeLessThanOrEqual(1 + 2 * 5);
    const before = asked();
    expect(await (await reader.published(key)).block(id)).toEqual(found);
    expect(asked()).toBe(before);
  });

  it('gives all blocks in course order, and the same list again for the same content', async () => {
    const { reader, asked } = countingReader();
    const version = await reader.published(key);
    const all = await version.all();
    expect(all).toHaveLength(2611);
    expect(all.slice(0, 5).map(({ id }) => id)).toEqual([
      'course@course',
      'chapter@0',
      'sequential@0-0',
      'vertical@0-0-0',
      'problem@0-0-0-0',
    ]);
    const before = asked();
    expect(await (await reader.at(key, commit)).all()).toBe(all);
    expect(asked()).toBe(before);
    const some = [2610, 77, 5].map((index) => all[index]);
    const ids = some.flatMap((one) => (one === undefined ? [] : [one.id]));
    expect(await version.blocks([asBlockId('html@no'), ...ids])).toEqual(some);
  });

  it('inherits the nearest value, prefers own values, null included, and passes on no display name', async () => {
    const version = await countingReader().reader.published(key);
    const fieldsOf = async (id: string) => (await version.block(asBlockId(id)))?.fields ?? {};
    expect(await fieldsOf('problem@0-0-0-1')).toMatchObject({
      due: '2026-02-02T00:00:00Z',
      showanswer: 'never',
      weight: null,
    });
    expect((await fieldsOf('problem@0-0-0-0'))['due']).toBe(null);
    expect((await fieldsOf('vertical@0-0-0'))['display_name']).not.toBe('Course');
    expect((await fieldsOf('course@course'))['due']).toBe('2026-01-01T00:00:00Z');
  });

  it('is not read from objects that are not what their hash says, or not there', async () => {
    const damaged = countingReader((_hash, text) => text.replace('"never"', '"always"')).reader;
    const version = await damaged.published(key);
    await expect(version.block(asBlockId('course@course'))).rejects.toMatchObject({ code: 'corrupt' });
    const empty: CourseStore = { ...opened.store, getObjects: async () => new Map() };
    await expect(courseObjects(empty).blocks([hashOf('x')])).rejects.toMatchObject({ code: 'corrupt' });
  });
});

describe('an object of another kind', () => {
  it('is no version of the course', async () => {
    const { reader } = countingReader();
    const version = await reader.published(key);
    const root = await version.block(version.root);
    await expect(reader.at(key, root?.hash ?? '')).rejects.toMatchObject({ code: 'course_not_found' });
  });
});

describe('shardCount', () => {
  it('keeps shards small, and is the same for courses of about the same size', () => {
    expect([0, 1, 64, 65, 7000, 8192, 8193].map(shardCount)).toEqual([1, 1, 1, 2, 128, 128, 256]);
  });
});
