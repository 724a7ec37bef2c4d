import { saveProblemFail, saveProblemSuccess } from '../../events/catalogue/problem-events.ts';
import { checkAnswers } from '../../problems/index.ts';
import { defineAction } from '../define-block.ts';
import { scoreOfLast } from './grading-method.ts';
import { stateForEvent } from './problem-records.ts';
import { problemRuntime } from './problem-runtime.ts';
import { writeProblemState } from './problem-state.ts';
import { answersInput } from './submit-problem.ts';

/** Keeps answers without grading them (`save_problem`). */
export const saveProblem = defineAction({
  input: answersInput,
  run: async ({ answers }, block) => {
    const { problem, rules, settings, state, seed, rawPossible } = await problemRuntime(block);
    checkAnswers(problem, block.id, answers);
    const data = { problem_id: block.usageKey, answers, state: stateForEvent(state, seed) };
    if (rules.closed && settings.maxAttempts !== 0) {
      const events = [{ event: saveProblemFail, data: { ...data, failure: 'closed' as const } }];
      return { refused: rules.pastDue ? 'past_due' : 'attempts_used', events };
    }
    if (rules.needsReset) {
      return {
        refused: 'needs_reset',
        events: [{ event: saveProblemFail, data: { ...data, failure: 'done' as const } }],
      };
    }
    return {
      result: { saved: true },
      state: {
        user_state: writeProblemState({
          ...state,
          seed,
          student_answers: answers,
          has_saved_answers: true,
          score: scoreOfLast(state, rawPossible),
        }),
      },
      events: [{ event: saveProblemSuccess, data }],
    };
  },
});
