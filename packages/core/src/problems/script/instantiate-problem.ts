import type { Problem } from '../problem.ts';
import { readResponses } from '../read-responses.ts';
import { noScripts, scriptError, type RunScript } from './run-script.ts';
import { withValuesInAttributes } from './substitute.ts';
import { withValues } from './script-values.ts';
import { valuesNamedIn } from './values-named-in.ts';

export interface Variant {
  readonly seed: number;
  readonly runScript?: RunScript;
  /** What graders may tell a learner by; Open edX gives a hash of the account. */
  readonly anonymousStudentId?: string;
}

/**
 * The problem as learners with this seed have it: its script run, the values in their places. The same problem where it has no
 * script.
 * @throws CoreError `invalid_problem` for a script that fails, `script_not_run` where none can be run.
 */
export async function instantiateProblem(
  problem: Problem,
  { seed, runScript = noScripts, anonymousStudentId = '' }: Variant,
): Promise<Problem> {
  const { script, root } = problem;
  if (script === undefined) return problem;
  const learner = { anonymous_student_id: anonymousStudentId };
  const named = valuesNamedIn(script, learner);
  const kept: Readonly<Record<string, string>> = Object.keys(named).length > 0 ? {} : learner;
  const given = withValues('{}', { seed, ...named });
  const outcome = await runScript({ code: script, globals: given, seed });
  if (!outcome.ok) throw scriptError(root, outcome);
  const texts = new Map(Object.entries({ ...kept, ...outcome.texts }));
  const instance = withValuesInAttributes(root, texts);
  return {
    ...problem,
    root: instance,
    responses: readResponses(instance),
    context: { code: script, globals: outcome.globals, kept, texts },
  };
}
