import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtInFieldTables } from '../blocks/field-tables.ts';
import { exportOlx } from './export/export-olx.ts';
import { importOlx } from './import/import-olx.ts';
import { compareCourseFiles } from './testing/compare-course-files.ts';
import { readCourseFolder } from './testing/read-course-folder.ts';

const chance = fileURLToPath(new URL('../../../../demo/courses/chance', import.meta.url));

function roundTrip(files: ReadonlyMap<string, Uint8Array>) {
  const course = importOlx(files, { fieldTables: builtInFieldTables });
  const exported = new Map(
    exportOlx({ ...course, fieldTables: builtInFieldTables }).map(({ path, bytes }) => [path, bytes]),
  );
  return { course, exported };
}

describe.skipIf(!existsSync(chance))('the demo course', () => {
  it('comes back byte by byte', () => {
    const files = readCourseFolder(chance);
    const { course, exported } = roundTrip(files);
    expect(course.findings).toEqual([]);
    expect(compareCourseFiles(files, exported)).toEqual([]);
  });
});
