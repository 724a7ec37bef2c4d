import { settings, userState, type FieldTable } from '../field-table.ts';
import { commonFields } from '../common-fields.ts';

export const verticalFields = {
  ...commonFields,
  discussion_enabled: settings('boolean', true),
  position: userState('integer'),
} as const satisfies FieldTable;
