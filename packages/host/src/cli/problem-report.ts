import { z } from 'zod';

const id = z.union([z.string(), z.number(), z.null()]).catch(null);

const answer = z.union([
  z.object({ id, error: z.object({ type: z.string(), message: z.string() }) }),
  z.object({
    id,
    success: z.enum(['correct', 'incorrect']),
    score: z.number(),
    total: z.number(),
    overall_message: z.string(),
    unknown_answers: z.array(z.string()).default([]),
    correct_map: z.record(
      z.string(),
      z.looseObject({ correctness: z.string(), msg: z.string().nullish(), hint: z.string().nullish() }),
    ),
  }),
]);

export type ProblemAnswer = z.infer<typeof answer>;

/** An answer line of `problemCheckLine`. */
export function readAnswer(line: string): ProblemAnswer {
  return answer.parse(JSON.parse(line));
}

/** For a person: the verdict, then a line for each input; a case without an id is named by its line, from 1. */
export function* problemReportLines(answer: ProblemAnswer, line: number): Generator<string> {
  const name = answer.id ?? `(line ${line})`;
  if ('error' in answer) {
    yield `! ${name}  ${answer.error.type}: ${answer.error.message}`;
    return;
  }
  const mark = answer.success === 'correct' ? '✓' : '✗';
  yield `${mark} ${name}  ${answer.success}, ${answer.score} of ${answer.total}`;
  for (const [input, { correctness, msg, hint }] of Object.entries(answer.correct_map)) {
    yield `    ${[input, correctness, plain(msg), plain(hint)].filter((part) => part !== '').join('  ')}`;
  }
  for (const input of answer.unknown_answers) yield `    ${input}  is no input of the problem: passed over`;
  if (answer.overall_message !== '') yield `    ${plain(answer.overall_message)}`;
}

export function reportSummary(counts: {
  readonly cases: number;
  readonly correct: number;
  readonly incorrect: number;
  readonly faults: number;
}): string {
  const { cases, correct, incorrect, faults } = counts;
  return `${cases} cases: ${correct} correct, ${incorrect} incorrect, ${faults} not graded`;
}

/** Messages are HTML. */
function plain(html: string | null | undefined): string {
  return (html ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
