import { problemRescore, problemRescoreFail } from '../../events/catalogue/problem-events.ts';
import { evaluate, isNotGradable, type Evaluation } from '../../problems/index.ts';
import type { CoreError } from '../../shared/core-error.ts';
import { asJsonObject } from '../../shared/json.ts';
import type { BlockContext, BlockFault, BlockOutcome, BlockRefusal } from '../define-block.ts';
import { countedScore } from './grading-method.ts';
import { correctMapForEvent, stateForEvent } from './problem-records.ts';
import { problemRuntime, weighted, type ProblemRuntime } from './problem-runtime.ts';
import { writeProblemState, type ProblemAnswers, type ProblemState } from './problem-state.ts';
import { isFault, isSuccess } from './submit-problem.ts';

/**
 * Grades all answers since the last reset anew, with the problem as it is now; attempts stay (`rescore` of capa_block.py).
 * Open edX pairs the answers with what was graded, in order: after answers that could not be graded, the first ones count.
 */
export async function rescoreProblem(
  block: BlockContext,
  { onlyIfHigher }: { readonly onlyIfHigher: boolean },
): Promise<BlockOutcome | BlockRefusal | BlockFault> {
  const runtime = await problemRuntime(block);
  const { state, seed, settings } = runtime;
  const { username: student } = block.learner;
  const asked = { problem_id: block.usageKey, state: stateForEvent(state, seed), student };
  const failed = (failure: 'unsupported' | 'unanswered') => [
    { event: problemRescoreFail, data: { ...asked, failure } },
  ];
  if (runtime.problem.notGradable.length > 0)
    return { refused: 'not_gradable', events: failed('unsupported') };
  if (!state.done) return { refused: 'not_answered', events: failed('unanswered') };
  const before = { orig_score: state.score?.raw_earned ?? 0, orig_total: runtime.rawPossible };
  const evaluations = await gradedAnew(runtime, block);
  if (evaluations === undefined) return { refused: 'not_gradable', events: failed('unsupported') };
  if (!Array.isArray(evaluations)) {
    const data = { ...asked, ...before, failure: 'input_error' as const };
    return { fault: evaluations, events: [{ event: problemRescoreFail, data }] };
  }
  const history = evaluations.map(({ score, total }) => ({ raw_earned: score, raw_possible: total }));
  const counted = countedScore(settings.gradingMethod, history) ?? {
    raw_earned: 0,
    raw_possible: runtime.rawPossible,
  };
  const last = evaluations.at(-1);
  const next: ProblemState = {
    ...state,
    correct_map: last?.correctMap ?? state.correct_map,
    overall_message: last?.overallMessage ?? state.overall_message,
    score_history: history,
    score: counted,
  };
  const data = {
    ...asked,
    ...before,
    attempts: state.attempts,
    correct_map: correctMapForEvent(next.correct_map),
    new_score: counted.raw_earned,
    new_total: counted.raw_possible,
    success: isSuccess(next.correct_map) ? ('correct' as const) : ('incorrect' as const),
  };
  return {
    result: { rescored: true },
    state: { user_state: writeProblemState(next) },
    score: { ...weighted(settings, counted), onlyIfHigher },
    events: [{ event: problemRescore, data }],
  };
}

/** undefined where the grader is a script that cannot be run here. */
async function gradedAnew(
  { problem, state, seed }: ProblemRuntime,
  { id, runScript }: BlockContext,
): Promise<Evaluation[] | CoreError | undefined> {
  const evaluations: Evaluation[] = [];
  try {
    for (const answers of answersToGrade(state)) {
      const previous = evaluations.at(-1)?.correctMap;
      const evaluation = await evaluate({
        problem,
        problemId: id,
        answers,
        seed,
        attempt: Math.max(state.attempts, 1),
        ...(previous && { previous: asJsonObject(previous) }),
        runScript,
      });
      evaluations.push(evaluation);
    }
    return evaluations;
  } catch (error) {
    if (isNotGradable(error)) return undefined;
    if (isFault(error)) return error;
    throw error;
  }
}

/** States of before there was a history have the answers of the last submission alone. */
function answersToGrade({
  student_answers_history: history,
  student_answers: last,
  graded,
}: ProblemState): readonly ProblemAnswers[] {
  return history.length === 0 ? [last] : history.slice(0, graded);
}
