import { chapterFields } from './chapter/chapter.fields.ts';
import { commonFields } from './common-fields.ts';
import { courseFields } from './course/course.fields.ts';
import type { FieldTable } from './field-table.ts';
import { htmlFields } from './html/html.fields.ts';
import { problemFields } from './problem/problem.fields.ts';
import { sequentialFields } from './sequential/sequential.fields.ts';
import { verticalFields } from './vertical/vertical.fields.ts';
import { videoFields } from './video/video.fields.ts';

/** Field tables of the built-in block types. */
export const builtInFieldTables: ReadonlyMap<string, FieldTable> = new Map<string, FieldTable>([
  ['course', courseFields],
  ['chapter', chapterFields],
  ['sequential', sequentialFields],
  ['vertical', verticalFields],
  ['html', htmlFields],
  ['video', videoFields],
  ['problem', problemFields],
]);

/** The table of a type; of an unknown one, the fields that every block has. */
export function fieldTableOf(type: string, tables: ReadonlyMap<string, FieldTable>): FieldTable {
  return tables.get(type) ?? commonFields;
}
