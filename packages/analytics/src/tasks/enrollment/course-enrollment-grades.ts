import { courseEnrollmentGrades } from '../../tables/enrollment/course-enrollment-grades.table.ts';
import { courseEnrollmentSpans } from '../../tables/enrollment/course-enrollment-spans.table.ts';
import { gradesPersistentcoursegrade } from '../../tables/side/grades-persistentcoursegrade.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { compareBytes, type Field, type Occurrence } from '../../tuples/tuple.ts';

const grades = takeColumns(gradesPersistentcoursegrade, [
  'course_id',
  'user_id',
  'modified',
  'passed_timestamp',
  'letter_grade',
]);

export const courseEnrollmentGradesTask = defineTask({
  name: 'course-enrollment-grades',
  counts:
    'In which mode each learner passed: the mode of the day on which his grade was last changed, or of the last day where that ' +
    'comes later. A grade passes that has a time of passing and a letter; one that was passing once has lost its letter.',
  table: courseEnrollmentGrades,
  of: [
    pickRows(gradesPersistentcoursegrade, (row, emit) => {
      const [courseId = null, userId = null, ...grade] = grades(row);
      emit([courseId, userId], ['grade', ...grade]);
    }),
    pickRows(
      courseEnrollmentSpans,
      ([courseId = null, userId = null, date = null, , , , mode = null], emit) => {
        emit([courseId, userId], ['span', date, mode]);
      },
    ),
  ],
  *fold([courseId = null, userId = null], occurrences) {
    const { spans, graded } = read(occurrences);
    const first = spans[0]?.date ?? '';
    const counted = graded.filter(({ date }) => first !== '' && date >= first);
    const day = greatest(counted.map(({ date }) => date));
    const passes =
      greatest(counted.map(({ passed }) => passed)) !== null &&
      (greatest(counted.map(({ letter }) => letter)) ?? '') !== '';
    const passedIn = passes ? spans.findLast(({ date }) => date <= (day ?? ''))?.mode : undefined;
    for (const mode of new Set(spans.map((span) => span.mode)))
      yield [courseId, userId, mode, mode === passedIn ? '1' : '0'];
  },
});

interface Grade {
  /** The day of its last change. */
  readonly date: string;
  readonly passed: Field;
  readonly letter: Field;
}

function read(occurrences: Iterable<Occurrence>): {
  spans: { readonly date: string; readonly mode: string }[];
  graded: Grade[];
} {
  const spans: { date: string; mode: string }[] = [];
  const graded: Grade[] = [];
  for (const { tuple } of occurrences) {
    const [tag, date = null, second = null, letter = null] = tuple;
    if (tag === 'span') spans.push({ date: date ?? '', mode: second ?? '' });
    else graded.push({ date: (date ?? '').slice(0, 10), passed: second, letter });
  }
  return { spans, graded };
}

function greatest(texts: readonly Field[]): Field {
  return texts.reduce<Field>(
    (most, text) => (text !== null && (most === null || compareBytes(text, most) > 0) ? text : most),
    null,
  );
}
