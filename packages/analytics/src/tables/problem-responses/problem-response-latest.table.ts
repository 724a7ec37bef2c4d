import type { Table } from '../table.ts';

/** Each learner's last answer to every part of a problem. `answer` is the text, or `[a|b]` where several were chosen. */
export const problemResponseLatest: Table = {
  name: 'problem_response_latest',
  kind: 'warehouse',
  columns: [
    { name: 'course_id', type: 'string', required: true },
    { name: 'answer_id', type: 'string', required: true },
    { name: 'problem_id', type: 'string', required: true },
    { name: 'problem', type: 'string', required: true },
    { name: 'username', type: 'string', required: true },
    { name: 'question', type: 'text', required: true },
    { name: 'score', type: 'double' },
    { name: 'max_score', type: 'double' },
    { name: 'correct', type: 'boolean' },
    { name: 'answer', type: 'text', required: true },
    { name: 'total_attempts', type: 'integer', required: true },
    { name: 'first_attempt_date', type: 'datetime', required: true },
    { name: 'last_attempt_date', type: 'datetime', required: true },
  ],
  key: ['course_id', 'problem_id', 'username'],
};
