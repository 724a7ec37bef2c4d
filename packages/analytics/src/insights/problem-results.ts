import { courseProblems } from '../api/course-problems.ts';
import { partsBelow, placeOf, type CoursePart } from './course-structure.ts';
import type { InsightsCall } from './insights-call.ts';
import { orNone } from './or-none.ts';

export interface ProblemResult {
  /** Usage key. */
  readonly id: string;
  readonly name: string;
  /** Section and subsection. */
  readonly place: readonly string[];
  readonly part: CoursePart;
  /** Learners' last submissions, and the correct ones among them. */
  readonly submissions: number;
  readonly correct: number;
  readonly parts: readonly string[];
}

/** The problems of a course below `asked.block`, in course order, those without submissions too. */
export async function problemResults(call: InsightsCall): Promise<readonly ProblemResult[]> {
  const course = await call.course();
  const sums = await orNone(courseProblems(call.view, call.courseKey));
  const found = new Map(sums.map((one) => [one.module_id, one]));
  return partsBelow(course, 'problem', call.asked.block).map((part) => {
    const sum = found.get(part.id);
    return {
      id: part.id,
      name: part.name,
      place: placeOf(course, part),
      part,
      submissions: sum?.total_submissions ?? 0,
      correct: sum?.correct_submissions ?? 0,
      parts: sum?.part_ids ?? [],
    };
  });
}

/** Bars of correct and incorrect submissions, a row a name; several problems of a name are one row. */
export function resultsByName(
  results: readonly ProblemResult[],
  nameOf: (result: ProblemResult) => string,
): readonly { readonly name: string; readonly correct: number; readonly incorrect: number }[] {
  return [...Map.groupBy(results, nameOf)]
    .map(([name, some]) => ({
      name,
      correct: some.reduce((sum, { correct }) => sum + correct, 0),
      incorrect: some.reduce((sum, { submissions, correct }) => sum + submissions - correct, 0),
    }))
    .filter(({ correct, incorrect }) => correct + incorrect > 0);
}
