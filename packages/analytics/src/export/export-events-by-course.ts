import type { LogEvent } from '../log/log-event.ts';
import { exportedUnder, type ExportChoice } from './exported-event.ts';
import { fileNameOfCourse } from './file-name-of-course.ts';
import { openManyFiles } from './many-files.ts';

/**
 * Writes the lines of every course and day to `COURSE/events/COURSE-events-DATE.log.gz` below `folder`, as they are in
 * the log and in its order. Gives the names of the files, which are put in their places when all are whole.
 */
export async function exportEventsByCourse(
  events: AsyncIterable<LogEvent> | Iterable<LogEvent>,
  folder: string,
  choice: ExportChoice,
): Promise<readonly string[]> {
  const files = await openManyFiles(folder);
  try {
    for await (const event of events) {
      const under = exportedUnder(event, choice);
      if (under === undefined) continue;
      const course = fileNameOfCourse(under.courseId);
      const name = `${course}/events/${course}-events-${under.date}.log.gz`;
      await files.append(under.courseId, name, `${event.line.trim()}\n`);
    }
    return await files.finish();
  } catch (error) {
    await files.discard();
    throw error;
  }
}
