import { z } from 'zod';
import { showAnswer as showAnswerEvent } from '../../events/catalogue/problem-events.ts';
import { defineAction } from '../define-block.ts';
import { problemRuntime } from './problem-runtime.ts';
import { writeProblemState } from './problem-state.ts';

/** Shows the answers from now on, as long as the rules allow it (`get_answer`). */
export const showAnswer = defineAction({
  input: z.object({}),
  run: async (_input, block) => {
    const { rules, state } = await problemRuntime(block);
    if (!rules.answerShown) return { refused: 'answer_not_available' };
    return {
      result: { shown: true },
      state: { user_state: writeProblemState({ ...state, answer_shown: true }) },
      events: [{ event: showAnswerEvent, data: { problem_id: block.usageKey } }],
    };
  },
});
