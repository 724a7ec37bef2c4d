import type { Instant } from '../shared/clock.port.ts';
import type { GradedOutline, OutlineProblem, OutlineSubsection } from './graded-outline.ts';
import type { GradeSheet } from './policy/grade-by-policy.ts';
import type { SubsectionScore } from './policy/subsection-score.ts';
import type { ProblemScore } from './problem-score.ts';

export interface Points {
  readonly earned: number;
  readonly possible: number;
}

/** A subsection with what one learner has in it. */
export interface LearnerSubsection {
  readonly subsection: OutlineSubsection;
  readonly problems: readonly LearnerProblem[];
  /** Of every problem. */
  readonly all: Points;
  /** Of those that count towards a grade. */
  readonly graded: Points;
  /** The learner has a score in it. */
  readonly attempted: boolean;
}

export interface LearnerProblem extends Points {
  readonly problem: OutlineProblem;
  readonly score: ProblemScore | undefined;
}

export type ScoreMap = ReadonlyMap<string, ProblemScore>;

export function scoreMap(scores: readonly ProblemScore[]): ScoreMap {
  return new Map(scores.map((score) => [score.usageKey, score]));
}

/** Sums of one learner in every subsection that they can see or have worked in. */
export function learnerGrades(
  outline: GradedOutline,
  scores: ScoreMap,
  now: Instant,
): readonly LearnerSubsection[] {
  return outline.subsections.flatMap((subsection) => {
    const problems = subsection.problems.flatMap((problem) => learnerProblem(problem, scores, now));
    const attempted = problems.some(({ score }) => score !== undefined);
    if (subsection.staffOnly || (subsection.starts > now && !attempted)) return [];
    const graded = problems.filter(
      ({ problem, score, possible }) => possible > 0 && (score?.graded ?? problem.graded),
    );
    return [{ subsection, problems, all: sum(problems), graded: sum(graded), attempted }];
  });
}

/**
 * A problem as it counts for one learner: with the points it had when they answered, or as it is now. What is hidden from
 * learners does not count, nor what has not begun, unless it was answered (by a beta tester).
 */
export function learnerProblem(
  problem: OutlineProblem,
  scores: ScoreMap,
  now: Instant,
): readonly LearnerProblem[] {
  const score = scores.get(problem.usageKey);
  if (problem.staffOnly || (problem.starts > now && score === undefined)) return [];
  const { earned, possible } = score ?? { earned: 0, possible: problem.possible };
  return [{ problem, score, earned, possible }];
}

export function sum(points: readonly Points[]): Points {
  let [earned, possible] = [0, 0];
  for (const part of points) {
    earned += part.earned;
    possible += part.possible;
  }
  return { earned, possible };
}

/** What the policy takes: graded subsections with points, by assignment type. */
export function gradeSheet(subsections: readonly LearnerSubsection[]): GradeSheet {
  const sheet = new Map<string, SubsectionScore[]>();
  for (const { subsection, graded } of subsections) {
    if (!subsection.graded || graded.possible === 0) continue;
    const scores = sheet.get(subsection.format) ?? [];
    scores.push({ name: subsection.title, ...graded });
    sheet.set(subsection.format, scores);
  }
  return sheet;
}
