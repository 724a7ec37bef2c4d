import type { Problem } from '../problem.ts';
import { responseDefinitions } from '../responses/response-list.ts';
import { graderError, type RunScript } from './run-script.ts';

/** Python modules without which some of its answers cannot be graded, whatever they are. */
export function neededModules({ responses }: Problem): ReadonlySet<string> {
  const types = new Set(responses.map(({ element }) => element.name));
  const definitions = responseDefinitions.filter(({ tag }) => types.has(tag));
  return new Set(definitions.flatMap(({ pythonModules = [] }) => pythonModules));
}

/**
 * Asks whether they are there, so that a learner is told before answering.
 * @throws CoreError `script_not_run` with the `module` that is not.
 */
export async function requireModules(problem: Problem, runScript: RunScript): Promise<void> {
  const needed = [...neededModules(problem)];
  if (needed.length === 0) return;
  // Found, not imported: a large module is loaded when there is an answer to grade.
  const code = [
    'import importlib.util',
    'for needed in needed_modules:',
    '    if importlib.util.find_spec(needed) is None:',
    '        raise ModuleNotFoundError(f"No module named {needed!r}", name=needed)',
  ].join('\n');
  const outcome = await runScript({ code, globals: JSON.stringify({ needed_modules: needed }), seed: 1 });
  if (!outcome.ok) throw graderError(outcome);
}
