import { coursewareStudentmodule } from '../tables/side/courseware-studentmodule.table.ts';
import type { SideTables } from '../tables/side-tables.port.ts';
import { fileNameOfCourse } from './file-name-of-course.ts';
import { openManyFiles } from './many-files.ts';
import { studentModuleLine } from './student-module-line.ts';

const columns = coursewareStudentmodule.columns.map(({ name }) => name);
const courseColumn = columns.indexOf('course_id');

/**
 * Splits `courseware_studentmodule` by course into `COURSE-courseware_studentmodule-[SUFFIX-]analytics.sql` below `folder`,
 * each with a line of the columns' names. Gives the names of the files, which are put in their places when all are whole
 * (edx-analytics-pipeline, edx/analytics/tasks/export/database_exports.py StudentModulePerCourseTask).
 */
export async function exportStudentModule(
  side: SideTables,
  folder: string,
  { suffix }: { readonly suffix?: string } = {},
): Promise<readonly string[]> {
  const files = await openManyFiles(folder);
  const begun = new Set<string>();
  try {
    for await (const row of side.rows(coursewareStudentmodule)) {
      const courseId = row[courseColumn] ?? '';
      const course = fileNameOfCourse(courseId, '-');
      const name = `${course}-courseware_studentmodule-${suffix === undefined ? '' : `${suffix}-`}analytics.sql`;
      if (!begun.has(courseId)) await files.append(courseId, name, `${columns.join('\t')}\n`);
      begun.add(courseId);
      await files.append(courseId, name, `${studentModuleLine(row)}\n`);
    }
    return await files.finish();
  } catch (error) {
    await files.discard();
    throw error;
  }
}
