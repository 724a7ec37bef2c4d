import { z } from 'zod';
import { cachedProblem, evaluate, instantiateProblem } from '../../problems/index.ts';
import { asJsonObject, type JsonObject } from '../../shared/json.ts';
import type { SubmissionToJudge } from '../define-block.ts';
import { answersInput } from './submit-problem.ts';

/** The evaluation of a submission, from what was stored with it. */
export async function judgeProblem({
  id,
  fields,
  answers,
  seed,
  attempt,
  previous = {},
  runScript,
}: SubmissionToJudge): Promise<JsonObject> {
  const problem = cachedProblem(z.string().parse(fields['data']));
  const evaluation = await evaluate({
    problem: await instantiateProblem(problem, { seed, runScript }),
    problemId: id,
    answers: answersInput.shape.answers.parse(answers),
    seed,
    attempt,
    previous,
    runScript,
    // What was stored was graded: an error would have left nothing.
    hidden: true,
  });
  return asJsonObject(evaluation);
}
