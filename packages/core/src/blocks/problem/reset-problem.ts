import { z } from 'zod';
import { resetProblem as resetEvent, resetProblemFail } from '../../events/catalogue/problem-events.ts';
import { defineAction } from '../define-block.ts';
import { stateForEvent } from './problem-records.ts';
import { problemRuntime, weighted } from './problem-runtime.ts';
import { nextSeed } from './problem-seed.ts';
import { writeProblemState, type ProblemState } from './problem-state.ts';

/** Empties the answers, draws anew where the problem is randomized, and takes back the points (`reset_problem`). */
export const resetProblem = defineAction({
  input: z.object({}),
  run: async (_input, block) => {
    const { rules, settings, state, seed, rawPossible } = await problemRuntime(block);
    const before = { problem_id: block.usageKey, old_state: stateForEvent(state, seed) };
    if (rules.closed) {
      return {
        refused: rules.pastDue ? 'past_due' : 'attempts_used',
        events: [{ event: resetProblemFail, data: { ...before, failure: 'closed' as const } }],
      };
    }
    if (!state.done) {
      return {
        refused: 'not_answered',
        events: [{ event: resetProblemFail, data: { ...before, failure: 'not_done' as const } }],
      };
    }
    const next: ProblemState = {
      ...state,
      done: false,
      seed: nextSeed(settings, seed, block.random()),
      student_answers: {},
      student_answers_history: [],
      graded: 0,
      correct_map: {},
      overall_message: '',
      has_saved_answers: false,
      score: { raw_earned: 0, raw_possible: rawPossible },
    };
    return {
      result: { reset: true },
      state: { user_state: writeProblemState(next) },
      score: weighted(settings, { raw_earned: 0, raw_possible: rawPossible }),
      events: [{ event: resetEvent, data: { ...before, new_state: stateForEvent(next, next.seed ?? seed) } }],
    };
  },
});
