import type { Table } from '../table.ts';

export const answerDistribution: Table = {
  name: 'answer_distribution',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'module_id', type: 'string', length: 255, required: true },
    { name: 'part_id', type: 'string', length: 255, required: true },
    { name: 'correct', type: 'boolean', required: true },
    { name: 'first_response_count', type: 'integer', required: true },
    { name: 'last_response_count', type: 'integer', required: true },
    { name: 'value_id', type: 'string', length: 255, truncate: true },
    { name: 'answer_value_text', type: 'text' },
    { name: 'answer_value_numeric', type: 'double' },
    { name: 'variant', type: 'integer' },
    { name: 'problem_display_name', type: 'text' },
    { name: 'question_text', type: 'text' },
  ],
  key: ['course_id', 'part_id'],
  indexes: [
    ['course_id'],
    ['module_id'],
    ['part_id'],
    // Submissions by problem are summed from the index alone.
    ['course_id', 'module_id', 'part_id', 'correct', 'last_response_count'],
  ],
};
