import { courseEnrollmentModeDaily } from '../../tables/enrollment/course-enrollment-mode-daily.table.ts';
import { courseGradeByMode } from '../../tables/enrollment/course-grade-by-mode.table.ts';
import { courseMetaSummaryEnrollment } from '../../tables/enrollment/course-meta-summary-enrollment.table.ts';
import { courseCatalog } from '../../tables/side/course-catalog.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { addDays } from '../calendar.ts';
import { cutText } from '../cut-text.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { sqlDatetime } from '../sql-datetime.ts';
import type { Field, Occurrence, Tuple } from '../../tuples/tuple.ts';

const catalog = takeColumns(courseCatalog, [
  'course_id',
  'catalog_course_title',
  'catalog_course',
  'start_time',
  'end_time',
  'pacing_type',
  'availability',
]);

export const courseMetaSummaryEnrollmentTask = defineTask({
  name: 'course-meta-summary-enrollment',
  counts:
    'Of each course and mode that has anyone on the last day: learners enrolled, the change against seven days before (0 then ' +
    'where the mode had nobody), everyone ever enrolled, those who pass; and what the catalogue says of the course.',
  table: courseMetaSummaryEnrollment,
  of: [
    pickRows(courseCatalog, (row, emit) => {
      const [courseId = null, ...meta] = catalog(row);
      emit([courseId], ['catalog', ...meta]);
    }),
    pickRows(courseGradeByMode, ([courseId = null, mode = null, users = null], emit) => {
      emit([courseId], ['grade', mode, users]);
    }),
    pickRows(courseEnrollmentModeDaily, ([date = null, courseId = null, mode = null, ...counts], emit) => {
      emit([courseId], ['mode', date, mode, ...counts]);
    }),
  ],
  ranged: true,
  *fold([courseId = null], occurrences, { range }) {
    const last = addDays(range.to, -1);
    const { meta, passing, counts } = read(occurrences, last, addDays(last, -7));
    for (const [mode, { now, before, cumulative }] of counts) {
      if (now === undefined) continue;
      const change = String(Number(now) - Number(before ?? 0));
      yield [courseId, ...meta, mode, now, change, cumulative, passing.get(mode) ?? null];
    }
  },
});

interface ModeCounts {
  now: string | undefined;
  before: string | undefined;
  cumulative: Field;
}

function read(occurrences: Iterable<Occurrence>, last: string, weekBefore: string) {
  let meta: Tuple = [null, null, null, null, null, null];
  const passing = new Map<Field, Field>();
  const counts = new Map<Field, ModeCounts>();
  for (const { tuple } of occurrences) {
    const [tag, first = null, second = null, count = null, cumulative = null] = tuple;
    if (tag === 'catalog') meta = courseMeta(tuple.slice(1));
    else if (tag === 'grade') passing.set(first, second);
    else if (first === last || first === weekBefore) {
      const of = counts.get(second) ?? { now: undefined, before: undefined, cumulative: null };
      counts.set(second, of);
      if (first === weekBefore) of.before = count ?? undefined;
      else Object.assign(of, { now: count ?? undefined, cumulative });
    }
  }
  return { meta, passing, counts };
}

function courseMeta([title = null, course = null, start = null, end = null, ...rest]: Tuple): Tuple {
  const normal = title === null ? null : cutText(title.trim().replaceAll(/\s+/g, ' '), 255);
  return [normal, course, sqlDatetime(start), sqlDatetime(end), ...rest];
}
