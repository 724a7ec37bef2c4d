import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FormulaError } from './formula-error.ts';
import { formulaLatex } from './formula-latex.ts';

const file = new URL('../../../../../../shared/data/capa-vectors/calc.jsonl', import.meta.url);
const vector = z.object({
  expr: z.string(),
  latex: z.string().optional(),
  latex_error: z.string().optional(),
});

function outcome(expr: string): { latex: string } | { error: string } {
  try {
    return { latex: formulaLatex(expr) };
  } catch (error) {
    if (error instanceof FormulaError && error.kind === 'syntax') return { error: 'ParseException' };
    throw error;
  }
}

describe('formulaLatex', () => {
  it.skipIf(!existsSync(file))('equals the preview of openedx-calc (skipped without shared/data)', () => {
    const rows = readFileSync(file, 'utf8').trim().split('\n');
    const cases = rows.map((line) => vector.parse(JSON.parse(line)));
    const failures = cases
      .map(({ expr, latex, latex_error: error }) => ({
        expr,
        got: outcome(expr),
        recorded: error === undefined ? { latex } : { error },
      }))
      .filter(({ got, recorded }) => JSON.stringify(got) !== JSON.stringify(recorded));
    expect(cases.length).toBeGreaterThan(400);
    expect(failures).toEqual([]);
  });

  it.each([
    ['', ''],
    ['+x', '+x'],
    ['(a+b)/(c)', String.raw`\frac{a+b}{c}`],
    ['a*b/(c)', String.raw`\frac{a\cdot b}{c}`],
    ['2^(x+1)', '2^{x+1}'],
    ['(2)^(x)', '(2)^{x}'],
    ['(x/y)', String.raw`\left(\frac{x}{y}\right)`],
    ['sqrt((x))', String.raw`\sqrt{(x)}`],
    ['Alpha_beta', String.raw`\Alpha_{\beta}`],
  ])('draws %j as %j', (text, latex) => {
    expect(formulaLatex(text)).toBe(latex);
  });
});
