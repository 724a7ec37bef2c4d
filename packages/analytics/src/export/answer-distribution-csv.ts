import { createHash } from 'node:crypto';
import { csvLine } from '@coursewright/core/shared';
import { compareBytes, type Tuple } from '../tuples/tuple.ts';
import { fileNameOfCourse } from './file-name-of-course.ts';

/** The path under which the LMS's instructor dashboard looks for a course's report. */
export function answerDistributionPath(courseId: string): string {
  const hash = createHash('sha1').update(courseId).digest('hex');
  return `${hash}/${fileNameOfCourse(courseId)}_answer_distribution.csv`;
}

const header = [
  'ModuleID',
  'PartID',
  'Correct Answer',
  'First Response Count',
  'Last Response Count',
  'ValueID',
  'AnswerValue',
  'Variant',
  'Problem Display Name',
  'Question',
];

/** First and last count, and the variant. */
const numbers = new Set([3, 4, 7]);

/** A course's report of the rows that `answer_distribution` has of it, in the order of its columns. */
export function answerDistributionCsv(rows: Iterable<Tuple>): string {
  const cells = [...rows].map(
    ([, module, part, correct, first, last, valueId, text, , variant, displayName, question]) =>
      [module, part, correct, first, last, valueId, text, variant, displayName, question].map(
        (field) => field ?? '',
      ),
  );
  return [header, ...cells.sort(compareCells)].map(csvLine).join('');
}

function compareCells(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < header.length; index += 1) {
    const order = compareCell(a[index] ?? '', b[index] ?? '', numbers.has(index));
    if (order !== 0) return order;
  }
  return 0;
}

/** Python puts a number before the empty text. */
function compareCell(a: string, b: string, asNumbers: boolean): number {
  if (!asNumbers || a === b) return compareBytes(a, b);
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return Number(a) - Number(b);
}
