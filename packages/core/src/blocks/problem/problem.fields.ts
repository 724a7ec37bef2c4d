import { content, settings, userState, type FieldTable } from '../field-table.ts';
import { commonFields } from '../common-fields.ts';

/** xblocks_contrib/problem/capa_block.py ProblemBlock. */
export const problemFields = {
  ...commonFields,
  display_name: settings('string', 'Blank Problem'),
  attempts: userState('integer', 0),
  grading_method: settings('string', 'last_score', {
    values: ['last_score', 'first_score', 'highest_score', 'average_score'],
  }),
  attempts_before_showanswer_button: settings('integer', 0, { min: 0 }),
  force_save_button: settings('boolean', false),
  data: content('xml', '<problem></problem>'),
  correct_map: userState('dict', {}),
  correct_map_history: userState('list', []),
  input_state: userState('dict', {}),
  student_answers: userState('dict', {}),
  student_answers_history: userState('list', []),
  score: userState('json'),
  score_history: userState('list', []),
  has_saved_answers: userState('boolean', false),
  done: userState('boolean', false),
  seed: userState('integer'),
  last_submission_time: userState('date'),
  submission_wait_seconds: settings('integer', 0),
  weight: settings('float', null, { min: 0 }),
  markdown: settings('string'),
  markdown_edited: settings('boolean', false),
  source_code: settings('string'),
} as const satisfies FieldTable;
