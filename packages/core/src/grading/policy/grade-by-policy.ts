import { gradeFormat } from './grade-format.ts';
import { gradeSection } from './grade-section.ts';
import type { BreakdownEntry, GraderResult } from './grader-result.ts';
import type { Grader, GradingPolicy } from './grading-policy.ts';
import { isPassing, letterOf } from './letter-grade.ts';
import { percentText } from './python-format.ts';
import type { SubsectionScore } from './subsection-score.ts';

/** A learner's graded subsections by assignment type, each in course order. */
export type GradeSheet = ReadonlyMap<string, readonly SubsectionScore[]>;

export interface PolicyGrade {
  /** 0 to 1, in hundredths. */
  readonly percent: number;
  readonly rawPercent: number;
  /** null = below every cutoff. */
  readonly letter: string | null;
  readonly passed: boolean;
  readonly parts: readonly GradedPart[];
}

/** What one entry of the policy contributes. */
export interface GradedPart {
  readonly grader: Grader;
  readonly result: GraderResult;
  /** Of the whole grade. */
  readonly weighted: { readonly percent: number; readonly detail: string; readonly category: string };
}

/** A course grade (`CourseGrade` of lms/djangoapps/grades and `WeightedSubsectionsGrader` of xmodule/graders.py). */
export function gradeByPolicy({ graders, cutoffs }: GradingPolicy, sheet: GradeSheet): PolicyGrade {
  const parts = graders.map((grader) => gradePart(grader, sheet.get(grader.type) ?? []));
  const rawPercent = parts.reduce((sum, { weighted }) => sum + weighted.percent, 0);
  // `round_away_from_zero(percent * 100 + 0.05) / 100`: a grade just below a whole one is given it.
  const percent = Math.floor(rawPercent * 100 + 0.05 + 0.5) / 100;
  return {
    percent,
    rawPercent,
    letter: letterOf(cutoffs, percent),
    passed: isPassing(cutoffs, percent),
    parts,
  };
}

function gradePart(grader: Grader, scores: readonly SubsectionScore[]): GradedPart {
  const result = grader.kind === 'format' ? gradeFormat(grader, scores) : gradeSection(grader, scores);
  const percent = result.percent * grader.weight;
  const of = `${percentText(percent, 2)} of a possible ${percentText(grader.weight, 2)}`;
  const { category } = grader;
  return { grader, result, weighted: { percent, detail: `${category} = ${of}`, category } };
}

/** Every bar of the grade chart, in the policy's order. */
export function breakdownOf({ parts }: PolicyGrade): readonly BreakdownEntry[] {
  return parts.flatMap(({ result }) => result.breakdown);
}
