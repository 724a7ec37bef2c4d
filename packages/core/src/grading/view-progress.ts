import type { Instant } from '../shared/clock.port.ts';
import type { GradedOutline } from './graded-outline.ts';
import { gradeSheet, learnerGrades, type LearnerSubsection, type ScoreMap } from './learner-grades.ts';
import { gradeByPolicy, type GradedPart } from './policy/grade-by-policy.ts';
import { parseGradingPolicy } from './policy/grading-policy.ts';
import type { ProgressView } from './progress-view.ts';
import { showsScores } from './shows-scores.ts';

interface ProgressInput {
  readonly outline: GradedOutline;
  readonly scores: ScoreMap;
  readonly now: Instant;
  /** Staff see every score. */
  readonly staff: boolean;
}

/** A learner's progress. What they may not know yet is left out of every sum as well, or the sum would tell it. */
export function viewProgress({ outline, scores, now, staff }: ProgressInput): ProgressView {
  const policy = parseGradingPolicy(outline.policy);
  const subsections = learnerGrades(outline, scores, now).map((found) => ({
    ...found,
    shown: staff || showsScores(found.subsection, now),
  }));
  const grade = gradeByPolicy(policy, gradeSheet(subsections.filter(({ shown }) => shown)));
  return {
    percent: grade.percent,
    letter: grade.letter,
    passed: grade.passed,
    cutoffs: policy.cutoffs,
    formats: grade.parts.map(viewPart),
    subsections: subsections.map(viewSubsection),
  };
}

function viewPart({ grader, result }: GradedPart): ProgressView['formats'][number] {
  const entries = result.breakdown.filter(({ prominent }) => prominent === undefined);
  return {
    type: grader.type,
    weight: grader.weight,
    percent: result.percent,
    detail: result.detail,
    entries: entries.map(({ label, detail, percent, mark }) => ({
      label,
      detail,
      percent,
      dropped: mark !== undefined,
    })),
  };
}

function viewSubsection({
  subsection: { usageKey, title, sectionTitle, format, graded, due },
  problems,
  all,
  shown,
}: LearnerSubsection & { readonly shown: boolean }): ProgressView['subsections'][number] {
  return {
    usageKey,
    title,
    sectionTitle,
    ...(format !== '' && { format }),
    graded,
    ...(due !== null && { due }),
    ...(shown && { score: all }),
    problems: problems.map(({ problem, earned, possible }) => ({
      usageKey: problem.usageKey,
      title: problem.title,
      ...(shown && { score: { earned, possible } }),
    })),
  };
}
