import { isAnswer, sameAnswer, type Answer } from '../../inputs/answer.ts';
import type { ProblemBodyState } from './problem-body.ts';

/**
 * Answers that a frame has told the element around it, and has not heard back yet. What that one sends meanwhile knows only
 * what was typed before: shown, it would take the last letters away again.
 */
export function answersUnderWay(): {
  tell(id: string, answer: unknown): void;
  /** What to show of a state that came in: answers under way stay as they are here. */
  settle(state: ProblemBodyState): ProblemBodyState;
} {
  const underWay = new Map<string, Answer>();
  return {
    tell(id, answer): void {
      if (isAnswer(answer)) underWay.set(id, answer);
    },
    settle(state): ProblemBodyState {
      for (const [id, answer] of underWay) if (sameAnswer(answer, state.values[id])) underWay.delete(id);
      if (underWay.size === 0) return state;
      const ours = Object.fromEntries(underWay);
      const unmarked = Object.fromEntries([...underWay.keys()].map((id) => [id, undefined]));
      return {
        ...state,
        values: { ...state.values, ...ours },
        results: { ...state.results, ...unmarked },
      };
    },
  };
}
