import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseProblem } from './parse-problem.ts';
import { problemCheckLine } from './problem-check-line.ts';
import { presentProblem } from './present-problem.ts';
import { problemMaxScore } from './problem-max-score.ts';

const folder = new URL('../../../../../shared/data/capa-vectors/', import.meta.url);

const vector = z.looseObject({
  id: z.string(),
  xml: z.string(),
  seed: z.number(),
  problem_id: z.string().default('p'),
  max_score: z.number().optional(),
  responses: z
    .array(z.object({ inputs: z.array(z.object({ id: z.string() })), order: z.array(z.string()).optional() }))
    .default([]),
  load_error: z.object({ type: z.string(), msg: z.string() }).optional(),
  cases: z
    .array(
      z.looseObject({
        answers: z.record(z.string(), z.json()),
        correct_map: z.record(z.string(), z.record(z.string(), z.json())).optional(),
        score: z.number().optional(),
        total: z.number().optional(),
        success: z.string().optional(),
        error: z.object({ type: z.string(), msg: z.string() }).optional(),
      }),
    )
    .default([]),
});

/** White space and markup as they are compared; an address in Python's memory says nothing. */
function tidy(html: string): string {
  return html
    .replaceAll(/ \(<traceback object at 0x[\da-f]+>\)/g, '')
    .replaceAll(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/<(\w+)([^>]*?)\s*\/>/g, '<$1$2></$1>')
    .replaceAll(/<\/(?:br|img|hr)>/g, '')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<[^>]*>) ?/g, '$1')
    .trim();
}

function expected(of: z.infer<typeof vector>['cases'][number]): unknown {
  if (of.error !== undefined) return { type: of.error.type, msg: tidy(of.error.msg) };
  const map = Object.entries(of.correct_map ?? {}).map(([id, entry]) => [
    id,
    {
      correctness: entry['correctness'],
      npoints: entry['npoints'] ?? null,
      msg: tidy(String(entry['msg'] ?? '')),
      hint: tidy(String(entry['hint'] ?? '')),
      hintmode: entry['hintmode'] ?? null,
    },
  ]);
  return { map: Object.fromEntries(map), score: of.score, total: of.total, success: of.success };
}

async function actual(of: z.infer<typeof vector>, answers: unknown): Promise<unknown> {
  const line = JSON.stringify({ id: of.id, xml: of.xml, seed: of.seed, problem_id: of.problem_id, answers });
  const answer = JSON.parse(await problemCheckLine(line));
  if (answer.error !== undefined) return { type: answer.error.type, msg: tidy(answer.error.message) };
  for (const entry of Object.values<{ msg: string; hint: string }>(answer.correct_map)) {
    entry.msg = tidy(entry.msg);
    entry.hint = tidy(entry.hint);
  }
  return { map: answer.correct_map, score: answer.score, total: answer.total, success: answer.success };
}

describe.skipIf(!existsSync(folder))('the vectors of capa itself (skipped without shared/data)', () => {
  it.each(['problems', 'synthetic'])('%s are all graded and ordered alike', async (name) => {
    const rows = readFileSync(new URL(`${name}.jsonl`, folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => vector.parse(JSON.parse(line)));
    const failures: unknown[] = [];
    let equal = 0;
    let orders = 0;
    const left = new Map<string, number>();
    for (const row of rows) {
      if (row.load_error !== undefined) continue;
      const problem = parseProblem(row.xml);
      if (problem.notGradable.length > 0) {
        const why = problem.notGradable.join(' ');
        left.set(why, (left.get(why) ?? 0) + row.cases.length);
        continue;
      }
      if (row.max_score !== problemMaxScore(problem))
        failures.push([row.id, 'max', problemMaxScore(problem)]);
      const presented = presentProblem({ problem, problemId: row.problem_id, seed: row.seed });
      for (const { order, inputs } of row.responses) {
        if (order === undefined) continue;
        const shown = presented.inputs[inputs[0]?.id ?? '']?.choices?.map(({ name }) => name);
        if (JSON.stringify(shown) === JSON.stringify(order)) orders++;
        else failures.push([row.id, 'order', order, shown]);
      }
      for (const of of row.cases) {
        const [want, got] = [expected(of), await actual(row, of.answers)];
        try {
          expect(got).toEqual(want);
          equal++;
        } catch {
          failures.push([row.id, of.answers, want, got]);
        }
      }
    }
    // oxlint-disable-next-line no-console -- the counts are what this test reports
    console.log(`${name}: ${equal} cases and ${orders} orders equal, ${failures.length} not; left`, left);
    expect(failures.slice(0, Number(process.env['SHOW'] ?? 5))).toEqual([]);
  });
});
