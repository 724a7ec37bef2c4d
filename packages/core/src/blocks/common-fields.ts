import { inheritable, settings, userInfo, type FieldTable } from './field-table.ts';

export const showAnswerValues = [
  'always',
  'answered',
  'attempted',
  'closed',
  'finished',
  'correct_or_past_due',
  'past_due',
  'never',
  'after_attempts',
  'after_all_attempts',
  'after_all_attempts_or_correct',
  'attempted_no_past_due',
] as const;

/** `start` means "not set" when it has this value (xmodule/course_metadata_utils.py DEFAULT_START_DATE). */
export const DEFAULT_START = '2030-01-01T00:00:00Z';

/** Fields that every block has: those that are inherited (InheritanceMixin) and those of LmsBlockMixin and XModuleMixin. */
export const commonFields = {
  graded: inheritable('boolean', false),
  start: inheritable('date', DEFAULT_START),
  due: inheritable('date'),
  relative_weeks_due: inheritable('integer'),
  visible_to_staff_only: inheritable('boolean', false),
  course_edit_method: inheritable('string', 'Studio'),
  giturl: inheritable('string'),
  xqa_key: inheritable('string'),
  annotation_storage_url: inheritable('string', 'http://your_annotation_storage.com'),
  annotation_token_secret: inheritable('string', 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'),
  graceperiod: inheritable('timedelta'),
  group_access: inheritable('dict', {}),
  showanswer: inheritable('string', 'finished', { values: showAnswerValues }),
  show_correctness: inheritable('string', 'always', { values: ['always', 'never', 'past_due'] }),
  rerandomize: inheritable('string', 'never', { values: ['always', 'onreset', 'never', 'per_student'] }),
  days_early_for_beta: inheritable('float'),
  static_asset_path: inheritable('string', ''),
  use_latex_compiler: inheritable('boolean', false),
  max_attempts: inheritable('integer', null, { min: 0 }),
  matlab_api_key: inheritable('string'),
  user_partitions: inheritable('list', []),
  video_speed_optimizations: inheritable('boolean', true),
  video_auto_advance: inheritable('boolean', false),
  video_bumper: inheritable('dict', {}),
  show_reset_button: inheritable('boolean', false),
  edxnotes: inheritable('boolean', false),
  edxnotes_visibility: userInfo('boolean', true),
  in_entrance_exam: inheritable('boolean', false),
  self_paced: inheritable('boolean', false),
  hide_from_toc: inheritable('boolean', false),
  display_name: settings('string'),
  format: settings('string'),
  chrome: settings('string'),
  default_tab: settings('string'),
  source_file: settings('string'),
} as const satisfies FieldTable;
