import { z } from 'zod';
import { evaluate, cachedProblem } from '../../problems/index.ts';
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
}: SubmissionToJudge): Promise<JsonObject> {
  const evaluation = await evaluate({
    problem: cachedProblem(z.string().parse(fields['data'])),
    problemId: id,
    answers: answersInput.shape.answers.parse(answers),
    seed,
    attempt,
    previous,
    // What was stored was graded: an error would have left nothing.
    hidden: true,
  });
  return asJsonObject(evaluation);
}
