import type { BreakdownEntry, GraderResult } from './grader-result.ts';
import type { FormatGrader } from './grading-policy.ts';
import { general, percentText } from './python-format.ts';
import { gradedPercent, type SubsectionScore } from './subsection-score.ts';

/** Averages the subsections of an assignment type, in course order (`AssignmentFormatGrader` of xmodule/graders.py). */
export function gradeFormat(grader: FormatGrader, scores: readonly SubsectionScore[]): GraderResult {
  const { category, shortLabel, sectionType, dropCount } = grader;
  const length = Math.max(grader.minCount, scores.length);
  const percents = Array.from({ length }, (_, index) => {
    const score = scores[index];
    return score === undefined ? 0 : gradedPercent(score);
  });
  const dropped = lowest(percents, dropCount);
  const percent = average(percents, dropped, dropCount);
  if (length === 1) {
    const detail = `${sectionType} = ${percentText(percent, 0)}`;
    return {
      percent,
      detail,
      breakdown: [{ percent, label: shortLabel, detail, category, prominent: true }],
    };
  }
  const detail = `${sectionType} Average = ${percentText(percent, 0)}`;
  const entries = percents.map((part, index) => {
    const number = index + grader.startingIndex;
    return {
      percent: part,
      label: `${shortLabel} ${String(number).padStart(2, '0')}`,
      detail: partDetail(`${sectionType} ${number}`, scores[index]),
      category,
      ...(dropped.has(index) && {
        mark: { detail: `The lowest ${dropCount} ${sectionType} scores are dropped.` },
      }),
    };
  });
  const total: BreakdownEntry = { percent, label: `${shortLabel} Avg`, detail, category, prominent: true };
  return {
    percent,
    detail,
    breakdown: [...(grader.showOnlyAverage ? [] : entries), ...(grader.hideAverage ? [] : [total])],
  };
}

function partDetail(what: string, score: SubsectionScore | undefined): string {
  if (score === undefined) return `${what} Unreleased - 0% (?/?)`;
  const points = `${general(score.earned)}/${general(score.possible)}`;
  return `${what} - ${score.name} - ${percentText(gradedPercent(score), 0)} (${points})`;
}

/** Places of the `count` lowest; of equal ones the later go first. */
function lowest(percents: readonly number[], count: number): ReadonlySet<number> {
  if (count <= 0) return new Set();
  const order = percents.map((percent, index) => ({ percent, index })).sort((a, b) => b.percent - a.percent);
  return new Set(order.slice(-count).map(({ index }) => index));
}

function average(percents: readonly number[], dropped: ReadonlySet<number>, dropCount: number): number {
  let sum = 0;
  for (const [index, percent] of percents.entries()) if (!dropped.has(index)) sum += percent;
  const counted = percents.length - dropCount;
  return counted > 0 ? sum / counted : sum;
}
