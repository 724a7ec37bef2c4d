import { z } from 'zod';
import { answerSchema } from './answer.ts';
import { CoreError } from '../shared/core-error.ts';
import { evaluate } from './evaluate.ts';
import { parseProblem } from './parse-problem.ts';
import { instantiateProblem } from './script/instantiate-problem.ts';
import { noScripts, type RunScript } from './script/run-script.ts';

const request = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  xml: z.string(),
  seed: z.int().default(1),
  problem_id: z.string().default('p'),
  answers: z.record(z.string(), answerSchema).default({}),
  attempt: z.int().min(1).default(1),
});

/**
 * Grades one case of `coursewright problem check`: a JSON line in, a JSON line out. Faults are answered as
 * `{"id","error":{"type","message"}}`, with the exception that Open edX raises as type; it never rejects.
 */
export async function problemCheckLine(line: string, runScript: RunScript = noScripts): Promise<string> {
  let id: unknown = null;
  try {
    const data: unknown = JSON.parse(line);
    id = z.looseObject({ id: z.unknown() }).safeParse(data).data?.id ?? null;
    const { xml, seed, problem_id: problemId, answers, attempt } = request.parse(data);
    const problem = await instantiateProblem(parseProblem(xml), { seed, runScript });
    const { correctMap, score, total, success, overallMessage } = await evaluate({
      problem,
      problemId,
      answers,
      seed,
      attempt,
      runScript,
    });
    const answer = { id, correct_map: correctMap, score, total, success, overall_message: overallMessage };
    return JSON.stringify(answer);
  } catch (error) {
    return JSON.stringify({ id, error: asData(error) });
  }
}

function asData(error: unknown): { type: string; message: string } {
  if (error instanceof CoreError) {
    const capaError = error.data['capaError'];
    return { type: typeof capaError === 'string' ? capaError : error.code, message: error.message };
  }
  const kind = error instanceof SyntaxError || error instanceof z.ZodError ? 'bad_input' : 'error';
  return { type: kind, message: error instanceof Error ? error.message : String(error) };
}
