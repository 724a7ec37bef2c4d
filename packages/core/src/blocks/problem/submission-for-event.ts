import { inputFacts, isCorrect, presentProblem, type Answer } from '../../problems/index.ts';
import { asJsonObject, type Json, type JsonObject } from '../../shared/json.ts';
import type { ProblemRuntime } from './problem-runtime.ts';
import type { ProblemState } from './problem-state.ts';

/** What was answered where, in words that an analyst can read (`get_submission_metadata_safe` of capa_block.py). */
export function submissionForEvent(
  { problem, seed, settings }: ProblemRuntime,
  problemId: string,
  state: ProblemState,
): JsonObject {
  const { inputs } = presentProblem({ problem, problemId, seed });
  const facts = inputFacts(problem, problemId);
  const entries = Object.entries(state.student_answers).flatMap(([id, answer]) => {
    const input = inputs[id];
    // What a page sends beside answers, MathML, is no answer.
    if (input === undefined) return [];
    const names = new Map(input.choices?.map(({ name, html }) => [name, html]));
    const word = (name: string): string => names.get(name) ?? name;
    const judged = state.correct_map[id];
    const submission = {
      question: input.label,
      answer: inWords(answer, word),
      response_type: facts.get(id)?.responseType ?? '',
      input_type: input.type,
      correct: judged === undefined ? '' : isCorrect({ correctness: judged.correctness ?? '' }),
      // Of problems that are the same for everybody there are no variants.
      variant: settings.rerandomize === 'never' ? '' : seed,
      group_label: facts.get(id)?.groupLabel ?? '',
    };
    return [[id, submission] as const];
  });
  return asJsonObject(Object.fromEntries(entries));
}

/** With each choice's name replaced by what the learner saw. */
function inWords(answer: Answer, word: (name: string) => string): Json {
  if (typeof answer === 'string') return word(answer);
  return Array.isArray(answer) ? answer.map(word) : asJsonObject(answer);
}
