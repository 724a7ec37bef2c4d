import type { MarkupElement } from './markup/markup-element.ts';
import type { ScriptContext } from './script/script-values.ts';
import type { Response, ResponseDefinition, ResponseInput } from './responses/define-response.ts';

/** A problem, read once and for every learner by `parseProblem`; with a script, for one seed by `instantiateProblem`. */
export interface Problem {
  readonly root: MarkupElement;
  readonly responses: readonly ProblemResponse[];
  /** Response types that this engine does not grade; the problem is shown all the same. */
  readonly notGradable: readonly string[];
  /** The author's Python, to be run for each seed before the problem is shown or graded. */
  readonly script?: string;
  /** What it left: see `instantiateProblem`. */
  readonly context?: ScriptContext;
}

export interface ProblemResponse {
  readonly element: MarkupElement;
  readonly inputs: readonly ResponseInput[];
  /** Absent where the type is not graded here. */
  readonly graded?: { readonly definition: ResponseDefinition; readonly response: Response };
}

/** Every input of the problem in document order, with the response it belongs to. */
export function* problemInputs(
  problem: Problem,
): Generator<{ input: ResponseInput; response: ProblemResponse }> {
  for (const response of problem.responses) for (const input of response.inputs) yield { input, response };
}
