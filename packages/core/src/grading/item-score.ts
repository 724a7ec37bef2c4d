import type { CoreStores } from '../records/core-stores.ts';
import type { Instant } from '../shared/clock.port.ts';
import type { GradedOutline } from './graded-outline.ts';
import type { ItemScore } from './grading-service.ts';
import {
  gradeSheet,
  learnerGrades,
  learnerProblem,
  scoreMap,
  sum,
  type Points,
  type ScoreMap,
} from './learner-grades.ts';
import { gradeByPolicy } from './policy/grade-by-policy.ts';
import { parseGradingPolicy } from './policy/grading-policy.ts';

interface Item {
  readonly userId: number;
  readonly outline: GradedOutline;
  readonly usageKey: string;
  readonly now: Instant;
}

/**
 * What a learner has in a block. Computed from the stored scores of one snapshot, so that score and version belong together:
 * of two answers the one with the higher version is the newer. A block above problems has the version of all the learner's
 * grades in the course, which no removal of a problem can take back.
 */
export async function itemScore(view: Pick<CoreStores, 'scores' | 'grades'>, item: Item): Promise<ItemScore> {
  const { userId, outline, usageKey, now } = item;
  const scores = scoreMap(await view.scores.scores(userId, outline.courseKey));
  if (outline.problems.has(usageKey)) {
    const { version = 0, changed = null } = scores.get(usageKey) ?? {};
    return { ...problemsScore(item, scores), version, changed };
  }
  const points = usageKey === outline.root ? coursePoints(outline, scores, now) : problemsScore(item, scores);
  const grade = await view.grades.gradeVersion(userId, outline.courseKey);
  const answered = [...scores.values()].some((score) => isAtOrBelow(outline, score.usageKey, usageKey));
  return { ...points, version: grade?.version ?? 0, changed: answered ? (grade?.changed ?? null) : null };
}

function problemsScore({ outline, usageKey, now }: Item, scores: ScoreMap): Points {
  const problems = [...outline.problems.values()].filter((problem) =>
    isAtOrBelow(outline, problem.usageKey, usageKey),
  );
  return sum(problems.flatMap((problem) => learnerProblem(problem, scores, now)));
}

function isAtOrBelow(outline: GradedOutline, problem: string, block: string): boolean {
  return problem === block || outline.problems.get(problem)?.above.includes(block) === true;
}

function coursePoints(outline: GradedOutline, scores: ScoreMap, now: Instant): Points {
  const sheet = gradeSheet(learnerGrades(outline, scores, now));
  return { earned: gradeByPolicy(parseGradingPolicy(outline.policy), sheet).percent, possible: 1 };
}
