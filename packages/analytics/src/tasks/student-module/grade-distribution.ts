import { coursewareStudentmodule } from '../../tables/side/courseware-studentmodule.table.ts';
import { gradeDistribution } from '../../tables/student-module/grade-distribution.table.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { parsePythonFloat, pythonFloat } from '../python-float.ts';
import type { Field } from '../../tuples/tuple.ts';

/** edx-analytics-pipeline, edx/analytics/tasks/data_api/studentmodule_dist.py GradeDistFromStudentModuleMixin. */
export const gradeDistributionTask = defineTask({
  name: 'grade-distribution',
  counts: 'How many learners have each score, out of each possible score, at every problem that was graded.',
  table: gradeDistribution,
  of: [
    pickRows(coursewareStudentmodule, (row, emit) => {
      const [, , module = null, , , grade = null, , , maxGrade = null, , course = null] = row;
      if (grade !== null) emit([module, course], [float(grade), float(maxGrade)]);
    }),
  ],
  *fold([module = null, course = null], occurrences) {
    for (const { tuple, times } of occurrences) yield [module, course, ...tuple, String(times)];
  },
});

function float(text: Field): Field {
  return text === null ? null : pythonFloat(parsePythonFloat(text));
}
