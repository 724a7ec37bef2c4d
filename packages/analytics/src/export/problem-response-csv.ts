import { csvLine } from '@coursewright/core/shared';
import { problemResponseLocation } from '../tables/problem-responses/problem-response-location.table.ts';
import { compareBytes, type Field, type Tuple } from '../tuples/tuple.ts';
import { fileNameOfCourse } from './file-name-of-course.ts';

/** The path under which the analytics API looks for a course's report. */
export function problemResponsePath(courseId: string): string {
  return `${fileNameOfCourse(courseId)}_problem_response.csv`;
}

const header = [
  'username',
  'problem_id',
  'answer_id',
  'location',
  'question',
  'score',
  'max_score',
  'correct',
  'answer',
  'total_attempts',
  'first_attempt_date',
  'last_attempt_date',
];

const columns = problemResponseLocation.columns.map(({ name }) => name);
const order = ['sort_idx', 'username', 'problem_id', 'answer_id'].map((name) => columns.indexOf(name));
const shown = header.map((name) => [name, columns.indexOf(name)] as const);

/** A course's report of the rows that `problem_response_location` has of it: in the order of the course, then of the learners' names. */
export function problemResponseCsv(rows: Iterable<Tuple>): string {
  const lines = [...rows]
    .sort(compareRows)
    .map((row) => shown.map(([name, index]) => cell(name, row[index] ?? null)));
  return [header, ...lines].map(csvLine).join('');
}

function compareRows(a: Tuple, b: Tuple): number {
  const [first = 0, ...others] = order;
  const byPlace = Number(a[first]) - Number(b[first]);
  if (byPlace !== 0) return byPlace;
  for (const index of others) {
    const byText = compareBytes(a[index] ?? '', b[index] ?? '');
    if (byText !== 0) return byText;
  }
  return 0;
}

/** As the original's Python writes it: `None`, `True`, `False`, and times as ISO 8601 to the second. */
function cell(name: string, field: Field): string {
  if (field === null) return 'None';
  if (name === 'correct') return field === '1' ? 'True' : 'False';
  return name.endsWith('_date') ? `${field.slice(0, 10)}T${field.slice(11, 19)}Z` : field;
}
