import type { CoreStores } from '../records/core-stores.ts';
import type { Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import type { GradeChange } from './grade-change.ts';
import type { CourseGrade, SubsectionGrade } from './grade-store.port.ts';
import type { GradedOutline } from './graded-outline.ts';
import { gradedSubsections } from './graded-subsections.ts';
import { gradeSheet, learnerGrades, scoreMap, type LearnerSubsection } from './learner-grades.ts';
import { gradeByPolicy } from './policy/grade-by-policy.ts';
import { parseGradingPolicy } from './policy/grading-policy.ts';

interface Learner {
  readonly userId: number;
  readonly outline: GradedOutline;
  readonly now: Instant;
}

type GradingStores = Pick<CoreStores, 'scores' | 'grades'>;

/**
 * Brings a learner's stored grades up to date with their stored scores and tells what has changed; undefined when nothing
 * has. Reads that learner's rows only.
 */
export async function storeGrades(tx: GradingStores, learner: Learner): Promise<GradeChange | undefined> {
  const { userId, outline, now } = learner;
  const { courseKey } = outline;
  // Of two that grade at once, the later one sees every score: an older sum never replaces a newer one.
  await tx.grades.holdGrades(userId, courseKey);
  const scores = await tx.scores.scores(userId, courseKey);
  const subsections = learnerGrades(outline, scoreMap(scores), now);
  const changed = await storeSubsections(tx, learner, subsections);
  const passing = await storeCourse(tx, learner, subsections);
  const pending = scores.filter((score) => score.pending).map(({ usageKey }) => usageKey);
  if (pending.length > 0) await tx.scores.settleScores(userId, courseKey);
  else if (changed.length > 0 || passing !== undefined) await tx.grades.touchGrades(userId, courseKey, now);
  else return undefined;
  const usageKeys = affected(outline, pending, changed);
  const touched = new Set(usageKeys);
  const graded = gradedSubsections(outline).map(({ usageKey }) => usageKey);
  return {
    userId,
    courseKey,
    usageKeys,
    subsections: graded.filter((usageKey) => touched.has(usageKey)),
    ...(passing && { passing }),
  };
}

async function storeSubsections(
  { grades }: GradingStores,
  { userId, outline: { courseKey } }: Learner,
  subsections: readonly LearnerSubsection[],
): Promise<readonly string[]> {
  const before = new Map(
    (await grades.subsectionGrades(userId, courseKey)).map((grade) => [grade.usageKey, grade]),
  );
  const changed: string[] = [];
  for (const { subsection, all, graded, attempted } of subsections) {
    if (!attempted) continue;
    const { usageKey } = subsection;
    const [possibleGraded, earnedGraded] = [graded.possible, graded.earned];
    const next: SubsectionGrade = { userId, courseKey, usageKey, ...all, earnedGraded, possibleGraded };
    const last = before.get(usageKey);
    before.delete(usageKey);
    if (last !== undefined && sameSubsection(last, next)) continue;
    await grades.putSubsectionGrade(next);
    changed.push(usageKey);
  }
  // What is left is no longer in the course, or no longer for learners.
  for (const usageKey of before.keys()) await grades.deleteSubsectionGrade(userId, courseKey, usageKey);
  return [...changed, ...before.keys()];
}

function sameSubsection(one: SubsectionGrade, other: SubsectionGrade): boolean {
  return (
    one.earned === other.earned &&
    one.possible === other.possible &&
    one.earnedGraded === other.earnedGraded &&
    one.possibleGraded === other.possibleGraded
  );
}

/** undefined where it stays. A policy that cannot be read leaves the course grade as it is: scores and sums do not wait for its author. */
async function storeCourse(
  { grades }: GradingStores,
  { userId, outline, now }: Learner,
  subsections: readonly LearnerSubsection[],
): Promise<GradeChange['passing']> {
  const { courseKey } = outline;
  const grade = courseGrade(outline, subsections);
  if (grade === undefined) return undefined;
  const before = await grades.courseGrade(userId, courseKey);
  // Nothing of theirs was ever scored here.
  if (before === undefined) return undefined;
  const { percent, letter, passed } = grade;
  const passedSince = before.passedSince ?? (passed ? now : null);
  const next: CourseGrade = { userId, courseKey, percent, letter, passedSince };
  if (before.percent === percent && before.letter === letter && before.passedSince === passedSince)
    return undefined;
  await grades.putCourseGrade(next);
  return { passed, first: passed && before.passedSince === null };
}

function courseGrade(outline: GradedOutline, subsections: readonly LearnerSubsection[]) {
  try {
    return gradeByPolicy(parseGradingPolicy(outline.policy), gradeSheet(subsections));
  } catch (error) {
    if (error instanceof CoreError && error.code === 'invalid_grading_policy') return undefined;
    throw error;
  }
}

/** The problems, the changed subsections and everything above; of a subsection that changed by itself also all it holds. */
function affected(
  outline: GradedOutline,
  problems: readonly string[],
  subsections: readonly string[],
): readonly string[] {
  const keys = new Set<string>([...problems, outline.root]);
  const addAbove = (usageKey: string): void => {
    for (const key of outline.problems.get(usageKey)?.above ?? []) keys.add(key);
  };
  problems.forEach(addAbove);
  const others = new Set(subsections.filter((usageKey) => !keys.has(usageKey)));
  for (const usageKey of others) keys.add(usageKey);
  for (const { usageKey: subsection, problems: held } of outline.subsections) {
    if (!others.has(subsection)) continue;
    for (const { usageKey } of held) addAbove(usageKey);
  }
  return [...keys];
}
