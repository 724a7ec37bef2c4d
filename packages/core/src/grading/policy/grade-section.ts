import type { GraderResult } from './grader-result.ts';
import type { SectionGrader } from './grading-policy.ts';
import { general, percentText } from './python-format.ts';
import { gradedPercent, type SubsectionScore } from './subsection-score.ts';

/** Takes the one subsection that has the grader's name (`SingleSectionGrader` of the first platform's graders.py). */
export function gradeSection(
  { name, shortLabel, category }: SectionGrader,
  scores: readonly SubsectionScore[],
): GraderResult {
  const score = scores.find((candidate) => candidate.name === name);
  const percent = score === undefined ? 0 : gradedPercent(score);
  const points = score === undefined ? '?/?' : `${general(score.earned)}/${general(score.possible)}`;
  const detail = `${name} - ${percentText(percent, 0)} (${points})`;
  return { percent, detail, breakdown: [{ percent, label: shortLabel, detail, category, prominent: true }] };
}
