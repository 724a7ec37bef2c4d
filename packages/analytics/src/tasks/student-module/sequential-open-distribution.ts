import { coursewareStudentmodule } from '../../tables/side/courseware-studentmodule.table.ts';
import { sequentialOpenDistribution } from '../../tables/student-module/sequential-open-distribution.table.ts';
import { defineTask, pickRows } from '../define-task.ts';

/** edx-analytics-pipeline, edx/analytics/tasks/data_api/studentmodule_dist.py SeqOpenDistFromStudentModuleMixin. */
export const sequentialOpenDistributionTask = defineTask({
  name: 'sequential-open-distribution',
  counts: 'How many learners have opened each subsection.',
  table: sequentialOpenDistribution,
  of: [
    pickRows(coursewareStudentmodule, (row, emit) => {
      const [, type, module = null] = row;
      if (type === 'sequential') emit([module, row[10] ?? null], []);
    }),
  ],
  *fold([module = null, course = null], occurrences) {
    let count = 0;
    for (const { times } of occurrences) count += times;
    yield [module, course, String(count)];
  },
});
