import { courseEnrollmentModeDaily } from '../tables/enrollment/course-enrollment-mode-daily.table.ts';
import { someOf } from './api-fault.ts';
import { apiTime, groupRows, latestCreated, numberIn } from './api-values.ts';
import { onDates, type DateRange } from './date-range.ts';
import { shownModes } from './enrollment-modes.ts';
import type { TableRow, TableView } from './table-reader.port.ts';

/** `courses/{id}/enrollment/mode/`, by date; modes that have no field of their own are in the sums. */
export async function enrollmentByMode(view: TableView, courseId: string, range: DateRange) {
  const rows = await view.rows(courseEnrollmentModeDaily, {
    where: await onDates(view, courseEnrollmentModeDaily, courseId, range),
    order: [{ column: 'date' }, { column: 'mode' }],
  });
  return someOf(
    groupRows(rows, ['date']).map((group) => ({
      course_id: courseId,
      date: group[0]?.['date'] ?? null,
      count: sumOf(group, 'count'),
      cumulative_count: sumOf(group, 'cumulative_count'),
      created: apiTime(latestCreated(group)),
      ...Object.fromEntries(
        shownModes.map((mode) => [
          mode,
          sumOf(
            group.filter((row) => modeOf(row) === mode),
            'count',
          ),
        ]),
      ),
    })),
  );
}

function modeOf(row: TableRow): string {
  return row['mode'] === 'no-id-professional' ? 'professional' : String(row['mode']);
}

function sumOf(rows: readonly TableRow[], column: string): number {
  return rows.reduce((sum, row) => sum + numberIn(row, column), 0);
}
