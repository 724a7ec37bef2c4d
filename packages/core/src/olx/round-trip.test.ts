import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtInFieldTables } from '../blocks/field-tables.ts';
import type { CoreError } from '../shared/core-error.ts';
import { readOlxSource } from './archive/read-olx-source.ts';
import { writeArchive } from './archive/write-archive.ts';
import { exportOlx } from './export/export-olx.ts';
import { importOlx, type ImportedCourse } from './import/import-olx.ts';
import { compareCourseFiles } from './testing/compare-course-files.ts';

const fieldTables = builtInFieldTables;
const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const chance = path.join(repository, 'demo/courses/chance');
const shared = path.join(repository, '../shared/data/courses');

/** Course folders in an archive: one, unless it says which ones there are. */
async function foldersOf(archive: string): Promise<(string | undefined)[]> {
  try {
    await readOlxSource(archive);
    return [undefined];
  } catch (error) {
    return (error as CoreError).data['folders'] as string[];
  }
}

/** Through an archive and back. */
async function repack(course: ImportedCourse): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'olx-export-'));
  try {
    const file = path.join(folder, 'course.tar.gz');
    await writeFile(file, writeArchive(exportOlx({ ...course, fieldTables })));
    return await readOlxSource(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function roundTrip(source: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const course = importOlx(source, { fieldTables });
  const exported = await repack(course);
  expect(compareCourseFiles(source, exported)).toEqual([]);
  const again = importOlx(exported, { fieldTables });
  expect(again).toEqual({ ...course, files: again.files });
  expect(compareCourseFiles(course.files, again.files)).toEqual([]);
}

describe.skipIf(!existsSync(chance))('the demo course', () => {
  it('is read without a finding and comes back byte by byte', async () => {
    const files = await readOlxSource(chance);
    expect(importOlx(files, { fieldTables }).findings).toEqual([]);
    await roundTrip(files);
  });
});

describe.skipIf(!existsSync(shared))('real courses (needs ../shared/data/courses)', () => {
  it.each([
    ['openedx-demo-course', 1],
    ['edx-supported-components', 1],
    ['mitx-grading-library', 1],
    ['edx-platform-test-courses', 34],
  ])('of %s come back byte by byte', async (name, count) => {
    const archive = path.join(shared, `${name}.tar.gz`);
    const folders = await foldersOf(archive);
    expect(folders).toHaveLength(count);
    for (const folder of folders) {
      await roundTrip(await readOlxSource(archive, folder === undefined ? {} : { folder }));
    }
  });
});
