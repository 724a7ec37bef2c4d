import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCourses } from '../adapters/sql/testing/test-courses.ts';
import { courseKeyOf } from '../keys/course-key.ts';
import { readOlxSource } from '../olx/archive/read-olx-source.ts';
import { writeArchive } from '../olx/archive/write-archive.ts';
import { compareCourseFiles } from '../olx/testing/compare-course-files.ts';
import type { CoreError } from '../shared/core-error.ts';
import type { Commit } from './commit.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const chance = path.join(repository, 'demo/courses/chance');
const shared = path.join(repository, '../shared/data/courses');

let opened: Awaited<ReturnType<typeof testCourses>>;
let folder = '';
beforeAll(async () => {
  opened = await testCourses();
  folder = await mkdtemp(path.join(tmpdir(), 'coursewright-round-trip-'));
});
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

/** Course folders in an archive: one, unless it says which ones there are. */
async function foldersOf(archive: string): Promise<(string | undefined)[]> {
  try {
    await readOlxSource(archive);
    return [undefined];
  } catch (error) {
    return (error as CoreError).data['folders'] as string[];
  }
}

async function unpack(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const place = path.join(folder, 'unpacked');
  await rm(place, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(place, name)), { recursive: true });
    await writeFile(path.join(place, name), bytes);
  }
  return place;
}

async function contentOf(courseKey: string, branch: 'draft' | 'published'): Promise<Partial<Commit>> {
  const { store, authoring } = opened;
  const hash = await store.getBranch(courseKeyOf(courseKey), branch);
  if (hash === undefined) throw new Error('it was imported');
  const { root, files, index } = await authoring.objects.commit(hash);
  return { root, files, index };
}

/** Into the store and out of it, and as an archive in again. */
async function roundTrip(source: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const { courses } = opened;
  const { courseKey, findings } = await courses.import({ source: await unpack(source), author: 'ada' });
  const published = await contentOf(courseKey, 'published');
  const draft = await contentOf(courseKey, 'draft');
  const exported = new Map<string, Uint8Array>();
  for await (const { path: name, bytes } of courses.export(courseKey)) exported.set(name, bytes);
  expect(compareCourseFiles(source, exported)).toEqual([]);
  const archive = path.join(folder, 'course.tar.gz');
  await writeFile(archive, writeArchive(courses.export(courseKey)));
  const again = await courses.import({ source: archive, author: 'ada' });
  expect(again).toMatchObject({ courseKey, findings });
  expect(await contentOf(courseKey, 'published')).toEqual(published);
  expect(await contentOf(courseKey, 'draft')).toEqual(draft);
  await writeFile(archive, writeArchive(courses.export(courseKey, 'draft')));
  await courses.import({ source: archive, author: 'ada' });
  expect((await contentOf(courseKey, 'draft')).root).toEqual(draft.root);
  return courseKey;
}

describe.skipIf(!existsSync(chance))('the demo course', () => {
  it('is the same after export and import', async () => {
    const key = await roundTrip(await readOlxSource(chance));
    const summary = await opened.courses.summary(key);
    expect(summary).toMatchObject({
      image: 'static/cover.svg',
      shortDescription: expect.stringMatching(/\w/),
    });
  });
});

describe.skipIf(!existsSync(shared))('real courses (needs ../shared/data/courses)', () => {
  it.each([
    ['openedx-demo-course', 1],
    ['edx-supported-components', 1],
    ['mitx-grading-library', 1],
    ['edx-platform-test-courses', 34],
  ])('of %s are the same after export and import', async (name, count) => {
    const archive = path.join(shared, `${name}.tar.gz`);
    const folders = await foldersOf(archive);
    expect(folders).toHaveLength(count);
    for (const inside of folders) {
      await roundTrip(await readOlxSource(archive, inside === undefined ? {} : { folder: inside }));
    }
  });
});
