import { describe, expect, it } from 'vitest';
import { parseProblem } from './parse-problem.ts';
import { presentProblem } from './present-problem.ts';
import { problemMaxScore } from './problem-max-score.ts';
import { capaVectors, differenceIn, hasCapaVectors, needsPython } from './testing/capa-vectors.ts';

const shown = Number(process.env['SHOW'] ?? 5);

describe.skipIf(!hasCapaVectors)('the vectors of capa itself (skipped without shared/data)', () => {
  it.each(['problems', 'synthetic'] as const)(
    '%s without Python are all graded and ordered alike',
    async (name) => {
      const failures: unknown[] = [];
      const counts = { equal: 0, orders: 0, python: 0, left: 0 };
      for (const row of capaVectors(name)) {
        if (row.load_error !== undefined) continue;
        const problem = parseProblem(row.xml);
        if (needsPython(row) || problem.notGradable.length > 0) {
          counts[needsPython(row) ? 'python' : 'left'] += row.cases.length;
          continue;
        }
        if (row.max_score !== problemMaxScore(problem))
          failures.push([row.id, 'max', problemMaxScore(problem)]);
        const presented = presentProblem({ problem, problemId: row.problem_id, seed: row.seed });
        for (const { order, inputs } of row.responses) {
          if (order === undefined) continue;
          const choices = presented.inputs[inputs[0]?.id ?? '']?.choices?.map((choice) => choice.name);
          if (JSON.stringify(choices) === JSON.stringify(order)) counts.orders++;
          else failures.push([row.id, 'order', order, choices]);
        }
        for (const one of row.cases) {
          const difference = await differenceIn(row, one);
          if (difference === undefined) counts.equal++;
          else failures.push([row.id, one.answers, difference]);
        }
      }
      // oxlint-disable-next-line no-console -- the counts are what this test reports
      console.log(`${name}:`, counts, `not equal: ${failures.length}`);
      expect(failures.slice(0, shown)).toEqual([]);
      expect(counts.equal).toBeGreaterThan(500);
    },
  );
});
