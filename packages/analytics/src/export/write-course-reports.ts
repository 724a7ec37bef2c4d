import { CoreError } from '@coursewright/core/shared';
import type { Tuple } from '../tuples/tuple.ts';
import { answerDistributionCsv, answerDistributionPath } from './answer-distribution-csv.ts';
import { openManyFiles, type ManyFiles } from './many-files.ts';
import { problemResponseCsv, problemResponsePath } from './problem-response-csv.ts';

/** Reports that are a file for each course, of the rows of one table. */
const reports = {
  answer_distribution: { path: answerDistributionPath, csv: answerDistributionCsv },
  problem_response_location: { path: problemResponsePath, csv: problemResponseCsv },
};

export type CourseReport = keyof typeof reports;

/**
 * Writes a table's report of every course below `folder`. `rows` are those of one course after another (their first
 * column, as in a sorted file of the table): one course is in memory at a time. Gives the names of the files, which are
 * put in their places when all are whole. Throws `bad_input` for a course whose rows come again later.
 */
export async function writeCourseReports(
  report: CourseReport,
  rows: AsyncIterable<Tuple> | Iterable<Tuple>,
  folder: string,
): Promise<readonly string[]> {
  const files = await openManyFiles(folder);
  try {
    const written = new Set<string>();
    let courseId: string | undefined;
    let own: Tuple[] = [];
    for await (const row of rows) {
      const course = row[0] ?? '';
      if (course !== courseId) {
        if (courseId !== undefined) await writeReport(files, report, courseId, own);
        if (written.has(course))
          throw new CoreError('bad_input', `The rows of ${course} in ${report} do not stand together.`);
        written.add(course);
        courseId = course;
        own = [];
      }
      own.push(row);
    }
    if (courseId !== undefined) await writeReport(files, report, courseId, own);
    return await files.finish();
  } catch (error) {
    await files.discard();
    throw error;
  }
}

async function writeReport(
  files: ManyFiles,
  report: CourseReport,
  courseId: string,
  rows: readonly Tuple[],
): Promise<void> {
  const { path, csv } = reports[report];
  await files.append(courseId, path(courseId), csv(rows));
}
