import type { Table } from '../table.ts';

/**
 * Each learner's first and last answer to every part of a problem; where that is one (`attempt_category` is `only`), once.
 * `answer` is JSON; `answer_group` is what equal answers have in common.
 */
export const answerFirstLast: Table = {
  name: 'answer_first_last',
  kind: 'internal',
  columns: [
    { name: 'course_id', type: 'string', required: true },
    { name: 'problem_id', type: 'string', required: true },
    { name: 'username', type: 'string', required: true },
    { name: 'part_id', type: 'string', required: true },
    { name: 'timestamp', type: 'string', required: true },
    { name: 'attempt_category', type: 'string', required: true },
    { name: 'answer_group', type: 'text', required: true },
    { name: 'answer', type: 'text', required: true },
  ],
  key: ['course_id', 'problem_id', 'username'],
};
