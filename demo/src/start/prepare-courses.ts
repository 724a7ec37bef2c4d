import type { CourseService, CourseSummary } from '@coursewright/core';
import { fileURLToPath } from 'node:url';
import type { Report } from './report.ts';

/** Key of the sample course, as its own files give it. */
export const sampleCourse = 'course-v1:Coursewright+Chance+2026';
const sampleFolder = fileURLToPath(new URL('../../courses/chance/', import.meta.url));

/** The usage key of a block of the sample course. */
export function sampleBlock(type: string, id: string): string {
  return `block-v1:Coursewright+Chance+2026+type@${type}+block@${id}`;
}

/** Imports the sample course where it is not there, and what was asked for. Gives the latter. */
export async function prepareCourses(
  courses: CourseService,
  sources: readonly string[],
  report: Report,
): Promise<readonly CourseSummary[]> {
  const there = await courses.list();
  if (!there.some(({ courseKey }) => courseKey === sampleCourse)) {
    await importCourse(courses, sampleFolder, report);
  }
  const imported: CourseSummary[] = [];
  for (const source of sources) {
    imported.push(await courses.summary(await importCourse(courses, source, report)));
  }
  return imported;
}

async function importCourse(courses: CourseService, source: string, report: Report): Promise<string> {
  report.say(`Importing ${source} …`);
  const { courseKey, blocks, files, findings } = await courses.import({
    source,
    author: 'demo',
    onProgress: (done, of, what) => report.progress(`${what} ${done} of ${of}`),
  });
  const found =
    findings.length === 0 ? '' : `, ${findings.length} findings (coursewright course check tells them)`;
  report.say(`Imported ${courseKey}: ${blocks} blocks, ${files} files${found}.`);
  return courseKey;
}
