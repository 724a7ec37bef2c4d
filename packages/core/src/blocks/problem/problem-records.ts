import { asJsonObject, type JsonObject } from '../../shared/json.ts';
import type { ProblemState } from './problem-state.ts';

/** A state as problem events carry it (capa's `get_state`). */
export function stateForEvent(state: ProblemState, seed: number): JsonObject {
  return asJsonObject({
    correct_map: state.correct_map,
    done: state.done,
    input_state: {},
    seed,
    student_answers: state.student_answers,
  });
}
