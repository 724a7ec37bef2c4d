import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakdownOf, gradeByPolicy, type GradeSheet } from './grade-by-policy.ts';
import { parseGradingPolicy } from './grading-policy.ts';
import { gradedPercent, type SubsectionScore } from './subsection-score.ts';

const types = ['Homework', 'Lab', 'Exam'] as const;
const score = fc
  .record({ possible: fc.integer({ min: 1, max: 20 }), share: fc.integer({ min: 0, max: 100 }) })
  .map(({ possible, share }): SubsectionScore => ({
    name: 'Name',
    earned: (possible * share) / 100,
    possible,
  }));
const scores = fc.array(score, { maxLength: 8 });
const sheets = fc
  .tuple(scores, scores, scores)
  .map((lists): GradeSheet => new Map(types.map((type, index) => [type, lists[index] ?? []])));
const policies = fc
  .record({
    counts: fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)),
    drops: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
    split: fc.tuple(fc.nat(100), fc.nat(100)),
    cutoff: fc.integer({ min: 1, max: 89 }),
  })
  .map(({ counts, drops, split, cutoff }) => {
    const [low, high] = split[0] < split[1] ? split : [split[1], split[0]];
    const weights = [low, high - low, 100 - high];
    const graders = types.map((type, index) => ({
      type,
      min_count: counts[index] ?? 0,
      drop_count: drops[index] ?? 0,
      weight: (weights[index] ?? 0) / 100,
    }));
    return { GRADER: graders, GRADE_CUTOFFS: { A: 0.9, Pass: cutoff / 100 } };
  });
const grade = (policy: Parameters<typeof parseGradingPolicy>[0], sheet: GradeSheet) =>
  gradeByPolicy(parseGradingPolicy(policy), sheet);

describe('a grade by policy', () => {
  it('is between nothing and everything, in hundredths, and passes exactly when it has a letter', () => {
    fc.assert(
      fc.property(policies, sheets, (policy, sheet) => {
        const { percent, letter, passed } = grade(policy, sheet);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(1);
        expect(Math.round(percent * 100) / 100).toBe(percent);
        expect(passed).toBe(letter !== null);
      }),
    );
  });

  it('never falls when a learner earns more in one subsection', () => {
    fc.assert(
      fc.property(policies, sheets, fc.constantFrom(...types), fc.nat(), (policy, sheet, type, at) => {
        const list = sheet.get(type) ?? [];
        const better = list.map((each, index) =>
          index === at % list.length ? { ...each, earned: each.possible } : each,
        );
        const after = grade(policy, new Map(sheet).set(type, better));
        expect(after.rawPercent).toBeGreaterThanOrEqual(grade(policy, sheet).rawPercent - 1e-12);
      }),
    );
  });

  it('does not depend on the order in which subsections stand in the course', () => {
    fc.assert(
      fc.property(policies, sheets, (policy, sheet) => {
        const reversed = new Map([...sheet].map(([type, list]) => [type, list.toReversed()]));
        expect(grade(policy, reversed).rawPercent).toBeCloseTo(grade(policy, sheet).rawPercent, 12);
      }),
    );
  });

  it('drops as many as it says, and none that is better than one it keeps', () => {
    fc.assert(
      fc.property(policies, sheets, (policy, sheet) => {
        for (const { grader, result } of grade(policy, sheet).parts) {
          const entries = result.breakdown.filter(({ prominent }) => prominent === undefined);
          if (grader.kind !== 'format' || entries.length === 0) continue;
          const dropped = entries.filter(({ mark }) => mark !== undefined).map(({ percent }) => percent);
          const kept = entries.filter(({ mark }) => mark === undefined).map(({ percent }) => percent);
          expect(dropped.length).toBe(Math.min(grader.dropCount, entries.length));
          expect(Math.max(-1, ...dropped)).toBeLessThanOrEqual(Math.min(2, ...kept));
        }
      }),
    );
  });

  it('is whole for who has everything that counts', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const full = { name: 'Name', earned: 3, possible: 3 };
        const sheet = new Map(types.map((type) => [type, Array.from({ length: 10 }, () => full)]));
        expect(grade(policy, sheet)).toMatchObject({ percent: 1, letter: 'A', passed: true });
      }),
    );
  });
});

describe('a subsection', () => {
  it('is worth its share in hundredths, halves going to the even one', () => {
    expect(gradedPercent({ earned: 1, possible: 8 })).toBe(0.12);
    expect(gradedPercent({ earned: 3, possible: 8 })).toBe(0.38);
    expect(gradedPercent({ earned: 0, possible: 0 })).toBe(0);
  });
});

describe('a policy', () => {
  it('that says nothing is the default of the platform', () => {
    const { parts, passed } = grade({}, new Map());
    expect(parts.map(({ grader, result }) => [grader.type, grader.weight, result.breakdown.length])).toEqual([
      ['Homework', 0.15, 13],
      ['Lab', 0.15, 13],
      ['Midterm Exam', 0.3, 1],
      ['Final Exam', 0.4, 1],
    ]);
    expect(passed).toBe(false);
  });

  it('of an old course takes one subsection by its name', () => {
    const policy = {
      GRADER: [{ type: 'Final', name: 'Final Question', short_label: 'Final', weight: 0.5 }],
      GRADE_CUTOFFS: { Pass: 0.4 },
    };
    const list = [
      { name: 'Other', earned: 2, possible: 2 },
      { name: 'Final Question', earned: 9, possible: 10 },
    ];
    const result = grade(policy, new Map([['Final', list]]));
    expect(result).toMatchObject({ percent: 0.45, letter: 'Pass' });
    expect(breakdownOf(result)).toMatchObject([{ label: 'Final', detail: 'Final Question - 90% (9/10)' }]);
    expect(breakdownOf(grade(policy, new Map()))).toMatchObject([{ detail: 'Final Question - 0% (?/?)' }]);
  });

  it('may give its counts as text', () => {
    const policy = { GRADER: [{ type: 'Lab', min_count: '4', drop_count: '1', weight: 1 }] };
    expect(breakdownOf(grade(policy, new Map())).length).toBe(5);
  });

  it('passes nobody when no cutoff asks for anything', () => {
    const policy = { GRADER: [], GRADE_CUTOFFS: { Pass: 0 } };
    expect(grade(policy, new Map())).toMatchObject({ letter: 'Pass', passed: false });
  });

  it.each([
    [{ GRADER: [{ type: 'Lab', weight: 1 }] }, 'GRADER.0 (Lab) has no min_count'],
    [{ GRADER: [{ type: 'Lab', min_count: 'many', weight: 1 }] }, 'GRADER.0.min_count'],
    [{ GRADER: 'none' }, 'GRADER'],
    [{ GRADE_CUTOFFS: { Pass: 'half' } }, 'GRADE_CUTOFFS.Pass'],
    [null, ''],
  ])('that cannot be read says where: %j', (policy, where) => {
    expect(() => parseGradingPolicy(policy)).toThrow(
      expect.objectContaining({ code: 'invalid_grading_policy', message: expect.stringContaining(where) }),
    );
  });
});
