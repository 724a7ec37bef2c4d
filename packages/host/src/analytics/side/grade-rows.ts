import type { CoreStores, Records } from '@coursewright/core';
import { pagesOf } from './pages-of.ts';
import type { SideRow } from './side-row.ts';
import { sqlTime } from './sql-time.ts';

/** `grades_persistentcoursegrade`: a grade below every cutoff has the letter ''. */
export async function* gradeRows(records: Records<Pick<CoreStores, 'grades'>>): AsyncGenerator<SideRow> {
  const all = pagesOf((page) => records.read(({ grades }) => grades.listCourseGrades(page)));
  for await (const { userId, courseKey, letter, passedSince, changed } of all) {
    yield {
      user_id: String(userId),
      course_id: courseKey,
      letter_grade: letter ?? '',
      passed_timestamp: passedSince === null ? null : sqlTime(passedSince),
      modified: sqlTime(changed),
    };
  }
}
