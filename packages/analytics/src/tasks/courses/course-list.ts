import { courseList } from '../../tables/courses/course-list.table.ts';
import { courseListRaw } from '../../tables/side/course-list-raw.table.ts';
import { cutText } from '../cut-text.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { sqlDatetime } from '../sql-datetime.ts';
import type { Field } from '../../tuples/tuple.ts';

/** edx-analytics-pipeline, edx/analytics/tasks/insights/course_list.py CourseListApiDataTask. */
export const courseListTask = defineTask({
  name: 'course-list',
  counts: 'The courses that there are, with their names and dates.',
  table: courseList,
  of: [
    pickRows(courseListRaw, ([course = null, ...rest], emit) => {
      if (course !== null) emit([course], rest);
    }),
  ],
  *fold([course = null], occurrences) {
    for (const { tuple } of occurrences) {
      const [name = null, org = null, number = null, blocksUrl = null, about = null] = tuple;
      const [
        enrolFrom,
        enrolTo,
        from,
        to,
        startDisplay = null,
        startType = null,
        effort = null,
        pacing = null,
      ] = tuple.slice(5);
      yield [
        course,
        short(name) ?? '',
        org ?? '',
        number ?? '',
        blocksUrl ?? '',
        short(about),
        ...[enrolFrom, enrolTo, from, to].map(sqlDatetime),
        spaced(startDisplay),
        spaced(startType),
        short(effort),
        spaced(pacing),
      ];
      // An API has a course once; of several dumps the first one counts.
      return;
    }
  },
});

function short(text: Field): Field {
  return text === null ? null : spaced(cutText(text, 255));
}

function spaced(text: Field): Field {
  return text === null ? null : text.replaceAll(/\s+/g, ' ');
}
