import { CoreError } from '@coursewright/core/shared';
import type { Range } from '../tasks/define-task.ts';
import type { Tuple } from '../tuples/tuple.ts';
import { openManyFiles } from './many-files.ts';
import {
  studentEngagementCsv,
  studentEngagementPath,
  type EngagementInterval,
} from './student-engagement-csv.ts';

export interface StudentEngagementReports {
  readonly interval: EngagementInterval;
  /** Of the `student_engagement_joined_…` table; those of one day and course together, as in a sorted file of it. */
  readonly rows: AsyncIterable<Tuple> | Iterable<Tuple>;
  /** That of the run. */
  readonly range: Range;
}

/**
 * Writes a report for each course and period below `folder`; one is in memory at a time. Gives the names of the files, which are put in
 * their places when all are whole. Throws `bad_input` for a day and course whose rows come again later.
 */
export async function writeStudentEngagementReports(
  { interval, rows, range }: StudentEngagementReports,
  folder: string,
): Promise<readonly string[]> {
  const files = await openManyFiles(folder);
  const written = new Set<string>();
  let own: Tuple[] = [];
  const write = async (): Promise<void> => {
    const [date, courseId] = own[0] ?? [];
    if (typeof date !== 'string' || typeof courseId !== 'string') return;
    const name = studentEngagementPath(
      courseId,
      interval,
      interval === 'all' ? `${range.from}-${range.to}` : date,
    );
    if (written.size === written.add(name).size)
      throw new CoreError('bad_input', `The rows of ${courseId} on ${date} do not stand together.`);
    await files.append(courseId, name, studentEngagementCsv(interval, own));
  };
  try {
    for await (const row of rows) {
      if (own[0]?.[0] !== row[0] || own[0]?.[1] !== row[1]) {
        await write();
        own = [];
      }
      own.push(row);
    }
    await write();
    return await files.finish();
  } catch (error) {
    await files.discard();
    throw error;
  }
}
