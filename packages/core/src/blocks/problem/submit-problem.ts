import { z } from 'zod';
import { problemCheck, problemCheckFail } from '../../events/catalogue/problem-events.ts';
import {
  answerSchema,
  checkAnswers,
  evaluate,
  isNotGradable,
  type Evaluation,
} from '../../problems/index.ts';
import { formatInstant } from '../../shared/clock.port.ts';
import { CoreError } from '../../shared/core-error.ts';
import { asJsonObject } from '../../shared/json.ts';
import { defineAction, type BlockContext } from '../define-block.ts';
import { countedScore, scoreOfLast } from './grading-method.ts';
import { faultFor } from './fault-for.ts';
import { feedbackEvents } from './feedback-events.ts';
import { correctMapForEvent, stateForEvent } from './problem-records.ts';
import { problemRuntime, weighted, type ProblemRuntime } from './problem-runtime.ts';
import { submissionForEvent } from './submission-for-event.ts';
import { writeProblemState, type ProblemAnswers, type ProblemState } from './problem-state.ts';

export const answersInput = z.object({
  answers: z.record(z.string(), answerSchema),
});

/** Grades the learner's answers (`submit_problem` of capa_block.py). */
export const submitProblem = defineAction({
  input: answersInput,
  run: async ({ answers }, block) => {
    const runtime = await problemRuntime(block);
    checkAnswers(runtime.problem, block.id, answers);
    const refused = refusal(runtime);
    if (refused !== undefined) return refuse(refused, answers, runtime, block);
    const { state, seed, settings } = runtime;
    const attempt = state.attempts + 1;
    const answersSoFar = [...state.student_answers_history, answers];
    const evaluation = await gradedHere(runtime, block, answers);
    if (evaluation === undefined) return refuse('not_gradable', answers, runtime, block);
    if (evaluation instanceof CoreError)
      return notTaken(faultFor(block.learner, evaluation), answers, runtime);
    const history = [
      ...state.score_history,
      { raw_earned: evaluation.score, raw_possible: evaluation.total },
    ];
    const counted = countedScore(settings.gradingMethod, history);
    const next: ProblemState = {
      ...state,
      attempts: attempt,
      done: true,
      seed,
      student_answers: answers,
      student_answers_history: answersSoFar,
      graded: state.graded + 1,
      correct_map: evaluation.correctMap,
      overall_message: evaluation.overallMessage,
      has_saved_answers: false,
      last_submission_time: formatInstant(block.now),
      score_history: history,
      score: counted,
    };
    const success = isSuccess(evaluation.correctMap) ? 'correct' : 'incorrect';
    const score = weighted(settings, counted ?? { raw_earned: 0, raw_possible: evaluation.total });
    return {
      // What correctness may be shown is in the block's view; the answer itself tells only that it was taken.
      result: { success: runtime.rules.correctnessShown ? success : 'submitted' },
      state: { user_state: writeProblemState(next) },
      score,
      completion: 1,
      submission: {
        attempt,
        seed,
        answers,
        evaluation: asJsonObject(evaluation),
        ...(Object.keys(state.correct_map).length > 0 && { previous: state.correct_map }),
      },
      events: [
        ...feedbackEvents(block.usageKey, evaluation),
        {
          event: problemCheck,
          data: {
            problem_id: block.usageKey,
            answers,
            attempts: attempt,
            correct_map: correctMapForEvent(evaluation.correctMap),
            grade: counted?.raw_earned ?? 0,
            max_grade: evaluation.total,
            state: stateForEvent(state, seed),
            submission: submissionForEvent(runtime, block.id, next),
            success,
          },
        },
      ],
    };
  },
});

/** undefined where the grader is a script that cannot be run here: no attempt is used. */
async function gradedHere(
  { problem, state, seed, rules }: ProblemRuntime,
  { id, runScript }: BlockContext,
  answers: ProblemAnswers,
): Promise<Evaluation | CoreError | undefined> {
  try {
    return await evaluate({
      problem,
      problemId: id,
      answers,
      seed,
      attempt: state.attempts + 1,
      previous: state.correct_map,
      runScript,
      hidden: !rules.correctnessShown,
    });
  } catch (error) {
    if (isNotGradable(error)) return undefined;
    if (isFault(error)) return error;
    throw error;
  }
}

/** The learner's fault or the author's, of which the learner reads (capa's StudentInputError, ResponseError, LoncapaProblemError). */
export function isFault(error: unknown): error is CoreError {
  return error instanceof CoreError && (error.code === 'bad_answer' || error.code === 'invalid_problem');
}

/** No attempt is used, but what was answered stays there to be mended; the score shown is that of the answers graded last. */
function notTaken(fault: CoreError, answers: ProblemAnswers, { state, seed, rawPossible }: ProblemRuntime) {
  const next: ProblemState = {
    ...state,
    seed,
    student_answers: answers,
    student_answers_history: [...state.student_answers_history, answers],
    has_saved_answers: false,
    score: scoreOfLast(state, rawPossible),
  };
  return { fault, state: { user_state: writeProblemState(next) } };
}

/** Correct only if every input is, in part or whole. */
export function isSuccess(correctMap: ProblemState['correct_map']): boolean {
  return Object.values(correctMap).every(({ correctness }) =>
    ['correct', 'partially-correct'].includes(correctness ?? ''),
  );
}

type Closed = 'attempts_used' | 'past_due' | 'needs_reset' | 'waiting' | 'not_gradable';

export function refusal({ rules, waitSeconds, problem }: ProblemRuntime): Closed | undefined {
  if (problem.notGradable.length > 0) return 'not_gradable';
  if (rules.pastDue) return 'past_due';
  if (rules.usedAllAttempts) return 'attempts_used';
  if (rules.needsReset) return 'needs_reset';
  return waitSeconds > 0 ? 'waiting' : undefined;
}

function refuse(reason: Closed, answers: ProblemAnswers, runtime: ProblemRuntime, block: BlockContext) {
  const { state, seed, waitSeconds } = runtime;
  const facts = reason === 'waiting' ? { facts: { seconds: waitSeconds } } : {};
  if (reason === 'waiting' || reason === 'not_gradable') return { refused: reason, ...facts };
  const failure = reason === 'needs_reset' ? ('unreset' as const) : ('closed' as const);
  const data = { problem_id: block.usageKey, answers, failure, state: stateForEvent(state, seed) };
  return { refused: reason, events: [{ event: problemCheckFail, data }] };
}
