import { z } from 'zod';
import { answerSchema } from './answer.ts';
import { CoreError } from '../shared/core-error.ts';
import { postedShape, type Answers } from './check-answers.ts';
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
 * Grades one case of `coursewright problem check`: a JSON line in, a JSON line out; `unknown_answers` are ids of no input. Faults are answered as
 * `{"id","error":{"type","message"}}`, with the exception that Open edX raises as type; it never rejects.
 */
export async function problemCheckLine(line: string, runScript: RunScript = noScripts): Promise<string> {
  let id: unknown = null;
  try {
    const data: unknown = JSON.parse(line);
    id = z.looseObject({ id: z.unknown() }).safeParse(data).data?.id ?? null;
    const { xml, seed, problem_id: problemId, answers: given, attempt } = request.parse(data);
    const problem = await instantiateProblem(parseProblem(xml), { seed, runScript });
    const { answers, unknown } = knownAnswers(given, postedShape(problem, problemId));
    const { correctMap, score, total, success, overallMessage } = await evaluate({
      problem,
      problemId,
      answers,
      seed,
      attempt,
      runScript,
      debug: true,
    });
    const answer = { id, correct_map: correctMap, score, total, success, overall_message: overallMessage };
    return JSON.stringify({ ...answer, ...(unknown.length > 0 && { unknown_answers: unknown }) });
  } catch (error) {
    return JSON.stringify({ id, error: asData(error) });
  }
}

/** Open edX passes over answers to inputs that the problem does not have; whoever checks it is told which these were. */
function knownAnswers(given: Answers, inputs: Readonly<Record<string, unknown>>) {
  const known = Object.entries(given).filter(([id]) => Object.hasOwn(inputs, id));
  const unknown = Object.keys(given).filter((id) => !Object.hasOwn(inputs, id));
  return { answers: Object.fromEntries(known), unknown };
}

function asData(error: unknown): { type: string; message: string } {
  if (error instanceof CoreError) {
    const capaError = error.data['capaError'];
    return { type: typeof capaError === 'string' ? capaError : error.code, message: error.message };
  }
  if (error instanceof SyntaxError)
    return { type: 'bad_input', message: `The line is no JSON: ${error.message}.` };
  if (error instanceof z.ZodError) {
    const wrong = error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
    return { type: 'bad_input', message: `The case is not valid. ${wrong.join('; ')}.` };
  }
  return { type: 'error', message: error instanceof Error ? error.message : String(error) };
}
