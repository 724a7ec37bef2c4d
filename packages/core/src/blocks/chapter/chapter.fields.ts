import { settings, type FieldTable } from '../field-table.ts';
import { commonFields } from '../common-fields.ts';

export const chapterFields = {
  ...commonFields,
  highlights: settings('list', []),
} as const satisfies FieldTable;
