import type { ScriptContext } from './script-values.ts';

/**
 * `$x` where an answer is what `str()` prints of the problem's variable x (`get_student_answer_variable_name` of capa): the first
 * in the order of capa's context, which has the seed before what the script left and the script itself after it.
 */
export function answerVariable(
  answer: string,
  { seed, script }: { readonly seed: number; readonly script: ScriptContext | undefined },
): string | undefined {
  const context: readonly (readonly [string, string])[] = [
    ['seed', String(seed)],
    ...(script?.texts ?? []),
    ['script_code', script?.code ?? ''],
    ['python_path', '[]'],
    ['extra_files', 'None'],
  ];
  const found = context.find(([, text]) => text === answer);
  return found && `$${found[0]}`;
}
