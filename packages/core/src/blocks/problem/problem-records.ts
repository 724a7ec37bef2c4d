import { asJsonObject, type JsonObject } from '../../shared/json.ts';
import type { ProblemState } from './problem-state.ts';

/** A state as problem events carry it (capa's `get_state`). */
export function stateForEvent(state: ProblemState, seed: number): JsonObject {
  const ids = [...Object.keys(state.student_answers), ...Object.keys(state.correct_map)];
  return asJsonObject({
    correct_map: correctMapForEvent(state.correct_map),
    done: state.done,
    has_saved_answers: state.has_saved_answers,
    input_state: Object.fromEntries(ids.map((id) => [id, {}])),
    seed,
    student_answers: state.student_answers,
  });
}

/** With the members that capa's map always has (correctmap.py). */
export function correctMapForEvent(map: Readonly<Record<string, object>>): JsonObject {
  const entries = Object.entries(map).map(
    ([id, entry]) => [id, { answervariable: null, queuestate: null, ...entry }] as const,
  );
  return asJsonObject(Object.fromEntries(entries));
}
