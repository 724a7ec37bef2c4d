import { courseProgramMetadata } from '../tables/programs/course-program-metadata.table.ts';
import { someOf } from './api-fault.ts';
import { groupRows, isoTime, latestCreated, textIn } from './api-values.ts';
import { withFields, type FieldChoice } from './field-choice.ts';
import type { TableView } from './table-reader.port.ts';

/** `programs/`: programmes with their courses, of all or of those asked for. `mayRead`: the courses that are shown, all by default. */
export async function programs(
  view: TableView,
  {
    ids,
    choice,
    mayRead,
  }: {
    readonly ids?: readonly string[];
    readonly choice: FieldChoice;
    readonly mayRead?: ReadonlySet<string>;
  },
) {
  const rows = await view.rows(courseProgramMetadata, {
    where: ids === undefined ? [] : [{ column: 'program_id', in: ids }],
    order: [{ column: 'program_id' }, { column: 'course_id' }],
  });
  const seen = rows.filter((row) => mayRead === undefined || mayRead.has(textIn(row, 'course_id')));
  return someOf(
    groupRows(seen, ['program_id']).map((group) =>
      withFields(
        {
          program_id: textIn(group[0] ?? {}, 'program_id'),
          program_type: textIn(group[0] ?? {}, 'program_type'),
          program_title: textIn(group[0] ?? {}, 'program_title'),
          created: isoTime(latestCreated(group)),
          course_ids: group.map((row) => textIn(row, 'course_id')),
        },
        choice,
      ),
    ),
  );
}
