import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withinTolerance } from './compare-numbers.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import { FormulaError } from './formula-error.ts';
import { integer, parts, real } from './formula-number.ts';

const file = new URL('../../../../../../shared/data/capa-vectors/calc.jsonl', import.meta.url);
const part = z.union([z.number(), z.string().transform((text) => Number(text.replace('inf', 'Infinity')))]);
const vector = z.object({
  expr: z.string(),
  case_sensitive: z.boolean(),
  variables: z.record(z.string(), z.number()).default({}),
  value: z.object({ re: part, im: part }).optional(),
  error: z.object({ type: z.string(), msg: z.string().optional() }).optional(),
});

const kinds: Record<FormulaError['kind'], string> = {
  syntax: 'ParseException',
  undefined: 'UndefinedVariable',
  parentheses: 'UnmatchedParenthesis',
  factorial: 'ValueError',
  arithmetic: 'ZeroDivisionError',
};

function outcome({ expr, variables, case_sensitive: caseSensitive }: z.infer<typeof vector>) {
  const numbers = Object.entries(variables).map(
    ([name, value]) => [name, Number.isInteger(value) ? integer(BigInt(value)) : real(value)] as const,
  );
  try {
    return parts(evaluateFormula(expr, { variables: new Map(numbers), caseSensitive }));
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return error;
  }
}

const near = (a: number, b: number, size: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-12 * size;

describe('evaluateFormula', () => {
  it.skipIf(!existsSync(file))('equals openedx-calc on its vectors (skipped without shared/data)', () => {
    const failures: unknown[] = [];
    const rows = readFileSync(file, 'utf8').trim().split('\n');
    for (const line of rows) {
      const row = vector.parse(JSON.parse(line));
      const got = outcome(row);
      if (got instanceof FormulaError) {
        const same =
          row.error?.type === kinds[got.kind] ||
          (got.kind === 'arithmetic' && row.error?.type === 'TypeError');
        const told = got.kind === 'undefined' || got.kind === 'parentheses';
        if (!same || (told && got.message !== row.error?.msg)) failures.push([row, got.message]);
        continue;
      }
      const { re, im } = row.value ?? { re: Number.NaN, im: Number.NaN };
      const size = Math.hypot(re, im);
      if (row.value === undefined || !near(got.re, re, size) || !near(got.im, im, size))
        failures.push([row, got]);
    }
    // oxlint-disable-next-line no-console -- the counts are what this test reports
    console.log(`calc: ${rows.length - failures.length} of ${rows.length} equal`);
    expect(failures.slice(0, 12)).toEqual([]);
  });

  it('refuses what would keep a server busy', () => {
    for (const text of ['9^9^9', 'fact(999999999)', '('.repeat(5000) + '1' + ')'.repeat(5000)]) {
      expect(() => evaluateFormula(text)).toThrow(FormulaError);
    }
  });
});

describe('withinTolerance', () => {
  it.each([
    [0.3, 0.2, '0.1', true],
    [0.31, 0.2, '0.1', false],
    [105, 100, '5%', true],
    [105.1, 100, '5%', false],
    [3000.02, 3000, '0.001%', true],
    [Infinity, Infinity, '0.1', true],
    [Number.NaN, 1, '1', false],
    [1e300, 1e-300, '0.5', false],
  ])('%s against %s within %s: %s', (given, expected, tolerance, verdict) => {
    expect(withinTolerance({ re: given, im: 0 }, { re: expected, im: 0 }, tolerance)).toBe(verdict);
  });
});
