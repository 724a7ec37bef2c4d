import { z } from 'zod';
import { demandHintDisplayed } from '../../events/catalogue/problem-events.ts';
import { presentProblem } from '../../problems/index.ts';
import { defineAction } from '../define-block.ts';
import { problemRuntime } from './problem-runtime.ts';
import { writeProblemState } from './problem-state.ts';

/** Shows one demand hint more (`get_demand_hint`). */
export const requestHint = defineAction({
  input: z.object({}),
  run: async (_input, block) => {
    const { problem, seed, state } = await problemRuntime(block);
    const { demandHints } = presentProblem({ problem, problemId: block.id, seed });
    const index = state.hints_shown;
    const hint = demandHints[index];
    if (hint === undefined) return { refused: 'no_more_hints' };
    return {
      result: { shown: index + 1 },
      state: { user_state: writeProblemState({ ...state, hints_shown: index + 1 }) },
      events: [
        {
          event: demandHintDisplayed,
          data: {
            module_id: block.usageKey,
            hint_index: index,
            hint_len: demandHints.length,
            hint_text: hint,
          },
        },
      ],
    };
  },
});
