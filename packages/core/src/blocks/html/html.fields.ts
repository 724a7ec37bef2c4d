import { content, settings, type FieldTable } from '../field-table.ts';
import { commonFields } from '../common-fields.ts';

/** xblocks_contrib/html/html.py HtmlBlockMixin. */
export const htmlFields = {
  ...commonFields,
  display_name: settings('string', 'Text'),
  data: content('string', ''),
  upstream_data: content('string'),
  source_code: settings('string'),
  editor: settings('string', 'visual', { values: ['visual', 'raw'] }),
} as const satisfies FieldTable;
