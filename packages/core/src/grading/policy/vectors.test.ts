import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { weighted } from '../../blocks/problem/problem-runtime.ts';
import { problemSettings } from '../../blocks/problem/problem-settings.ts';
import { breakdownOf, gradeByPolicy } from './grade-by-policy.ts';
import { parseGradingPolicy } from './grading-policy.ts';
import { gradedPercent } from './subsection-score.ts';

const file = new URL('../../../../../../shared/data/courseware-vectors/grading.jsonl', import.meta.url);

const number = z.number();
const row = z.object({
  id: number,
  policy: z.record(z.string(), z.json()),
  gradesheet: z.record(
    z.string(),
    z.array(
      z.object({
        name: z.string(),
        earned: number,
        possible: number,
        percent: number,
        problems: z.array(
          z.object({
            raw_earned: number,
            raw_possible: number,
            weight: number.nullable(),
            earned: number,
            possible: number,
            graded: z.boolean(),
          }),
        ),
      }),
    ),
  ),
  result: z.object({
    percent: number,
    raw_percent: number,
    letter_grade: z.string().nullable(),
    passed: z.boolean(),
    grade_breakdown: z.record(z.string(), z.json()),
    section_breakdown: z.array(z.json()),
  }),
});

describe.skipIf(!existsSync(file))('the vectors of the platform itself (skipped without shared/data)', () => {
  it('grades every sheet alike, from the points of a problem to the letter', () => {
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => row.parse(JSON.parse(line)));
    const counts = { sheets: 0, subsections: 0, problems: 0, bars: 0 };
    for (const { id, policy, gradesheet, result } of rows) {
      for (const { problems, ...subsection } of Object.values(gradesheet).flat()) {
        let [earned, possible] = [0, 0];
        for (const problem of problems) {
          const points = weighted(problemSettings({ weight: problem.weight, rerandomize: 'never' }), problem);
          expect(points, `${id}`).toEqual({ earned: problem.earned, possible: problem.possible });
          counts.problems += 1;
          if (!problem.graded || points.possible === 0) continue;
          earned += points.earned;
          possible += points.possible;
        }
        expect({ earned, possible }, `${id}`).toEqual({
          earned: subsection.earned,
          possible: subsection.possible,
        });
        expect(gradedPercent(subsection), `${id} ${subsection.name}`).toBe(subsection.percent);
        counts.subsections += 1;
      }
      const grade = gradeByPolicy(parseGradingPolicy(policy), new Map(Object.entries(gradesheet)));
      const parts = grade.parts.map(({ weighted: part }) => [part.category, part]);
      expect(
        {
          percent: grade.percent,
          raw_percent: grade.rawPercent,
          letter_grade: grade.letter,
          passed: grade.passed,
          grade_breakdown: Object.fromEntries(parts),
          section_breakdown: breakdownOf(grade),
        },
        `${id}`,
      ).toEqual(result);
      counts.sheets += 1;
      counts.bars += result.section_breakdown.length;
    }
    // oxlint-disable-next-line no-console -- the counts are what this test reports
    console.log('grading vectors, all equal:', counts);
    expect(counts.sheets).toBe(300);
  });
});
