import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { problemCheckLine } from '../problem-check-line.ts';
import type { RunScript } from '../script/run-script.ts';

const folder = new URL('../../../../../../shared/data/capa-vectors/', import.meta.url);

/** Whether the recorded cases of capa are beside this repository. */
export const hasCapaVectors = existsSync(folder);

const error = z.object({ type: z.string(), msg: z.string() });

const answered = z.looseObject({
  kind: z.string().optional(),
  answers: z.record(z.string(), z.json()),
  correct_map: z.record(z.string(), z.record(z.string(), z.json())).optional(),
  score: z.number().optional(),
  total: z.number().optional(),
  success: z.string().optional(),
  overall_message: z.string().optional(),
  error: error.optional(),
});

const row = z.looseObject({
  id: z.string(),
  kind: z.string().optional(),
  xml: z.string(),
  seed: z.number(),
  problem_id: z.string().default('p'),
  max_score: z.number().optional(),
  /** What the script left. */
  context: z.record(z.string(), z.json()).optional(),
  shown_answers: z.record(z.string(), z.json()).optional(),
  responses: z
    .array(
      z.object({
        type: z.string(),
        inputs: z.array(z.object({ id: z.string() })),
        order: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  load_error: error.optional(),
  cases: z.array(answered).default([]),
});

export type CapaVector = z.infer<typeof row>;
export type CapaCase = z.infer<typeof answered>;

/** A file's problems with their cases; upstream's own suite has one case a row. */
export function capaVectors(name: 'problems' | 'synthetic' | 'suite'): readonly CapaVector[] {
  const lines = readFileSync(new URL(`${name}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const data: unknown = JSON.parse(line);
    const read = row.parse(data);
    const single = answered.safeParse(data);
    return read.cases.length === 0 && single.success ? { ...read, cases: [single.data] } : read;
  });
}

/** What differs from capa in one case; undefined where nothing does. */
export async function differenceIn(
  of: CapaVector,
  one: CapaCase,
  runScript: RunScript,
): Promise<{ readonly want: unknown; readonly got: unknown } | undefined> {
  const request = { id: of.id, xml: of.xml, seed: of.seed, problem_id: of.problem_id, answers: one.answers };
  const answer = z
    .looseObject({ error: z.object({ type: z.string(), message: z.string() }).optional() })
    .parse(JSON.parse(await problemCheckLine(JSON.stringify(request), runScript)));
  // Upstream's suite does not record `success`.
  const want = one.error === undefined ? judged(one) : { type: one.error.type, msg: tidy(one.error.msg) };
  const got =
    answer.error === undefined
      ? judged(
          answered.parse({
            ...answer,
            answers: {},
            ...(one.success === undefined && { success: undefined }),
          }),
        )
      : { type: answer.error.type, msg: tidy(answer.error.message) };
  return isDeepStrictEqual(want, got) ? undefined : { want, got };
}

function judged({ correct_map = {}, score, total, success, overall_message = '' }: CapaCase): unknown {
  const map = Object.entries(correct_map).map(([id, entry]) => [
    id,
    {
      correctness: entry['correctness'],
      npoints: entry['npoints'] ?? null,
      msg: tidy(String(entry['msg'] ?? '')),
      hint: tidy(String(entry['hint'] ?? '')),
      hintmode: entry['hintmode'] ?? null,
      answervariable: entry['answervariable'] ?? null,
    },
  ]);
  return { map: Object.fromEntries(map), score, total, success, message: tidy(overall_message) };
}

/** White space and markup as they are compared; an address in Python's memory, or lines of its program in a traceback, say nothing. */
function tidy(html: string): string {
  return html
    .replaceAll(/ \(<traceback object at 0x[\da-f]+>\)/g, '')
    .replaceAll(/Traceback \(most recent call last\):\n(?: .*\n)+[\w.]+: /g, '')
    .replaceAll(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/<(\w+)([^>]*?)\s*\/>/g, '<$1$2></$1>')
    .replaceAll(/<\/(?:br|img|hr)>/g, '')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<[^>]*>) ?/g, '$1')
    .trim();
}
