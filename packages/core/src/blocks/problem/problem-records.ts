import { z } from 'zod';
import type { JsonObject } from '../../shared/json.ts';
import type { ProblemState } from './problem-state.ts';

/** A state as problem events carry it (capa's `get_state`). */
export function stateForEvent(state: ProblemState, seed: number): JsonObject {
  return plain({
    correct_map: state.correct_map,
    done: state.done,
    input_state: {},
    seed,
    student_answers: state.student_answers,
  });
}

/** Data without what JSON cannot hold. */
export function plain(value: object): JsonObject {
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(value)));
}
