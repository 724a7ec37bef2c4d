import { settings, userState, type FieldTable } from '../field-table.ts';
import { commonFields } from '../common-fields.ts';

/** xmodule/seq_block.py SequenceFields and ProctoringFields. */
export const sequentialFields = {
  ...commonFields,
  /** 1-based index of the unit the learner was at last. */
  position: userState('integer'),
  hide_after_due: settings('boolean', false),
  is_entrance_exam: settings('boolean', false),
  is_time_limited: settings('boolean', false),
  default_time_limit_minutes: settings('integer'),
  is_proctored_enabled: settings('boolean', false),
  exam_review_rules: settings('string', ''),
  is_practice_exam: settings('boolean', false),
  is_onboarding_exam: settings('boolean', false),
} as const satisfies FieldTable;
