import { courseBlocks } from '../../tables/courses/course-blocks.table.ts';
import { problemResponseLatest } from '../../tables/problem-responses/problem-response-latest.table.ts';
import { problemResponseLocation } from '../../tables/problem-responses/problem-response-location.table.ts';
import { deletedBlockPath, pathDelimiter } from '../courses/course-paths.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Field } from '../../tuples/tuple.ts';

/** edx-analytics-pipeline, edx/analytics/tasks/insights/problem_response.py ProblemResponseLocationPartitionTask. */
export const problemResponseLocationTask = defineTask({
  name: 'problem-response-location',
  counts:
    'The last answers with the place of their problem in the course; problems that are not in it any more come first.',
  table: problemResponseLocation,
  of: [
    pickRows(courseBlocks, (row, emit) => {
      const [block = null, course = null] = row;
      const [path = null, index = null] = row.slice(8);
      emit([course, block], ['block', path, index]);
    }),
    pickRows(problemResponseLatest, ([course = null, answer = null, problem = null, ...rest], emit) => {
      emit([course, problem], ['response', answer, ...rest]);
    }),
  ],
  *fold([course = null, problem = null], occurrences) {
    let path: Field = deletedBlockPath;
    let index: Field = '-1';
    for (const { tuple } of occurrences) {
      const [tag, answer = null, ...rest] = tuple;
      if (tag === 'block') {
        path = answer ?? deletedBlockPath;
        index = rest[0] ?? '-1';
      } else yield [course, answer, problem, ...rest, `${path}${pathDelimiter}${rest[0]}`, index];
    }
  },
});
