import { invalidProblem } from '../capa-error.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { MarkupElement } from '../markup/markup-element.ts';
import type { Script, ScriptFault, ScriptOutcome } from '../../sandbox/script-sandbox.port.ts';

/** Runs the Python of one course version; where it comes from and what it may import is settled by whoever gives it. */
export type RunScript = (
  script: Pick<Script, 'code' | 'source' | 'globals' | 'seed'>,
) => Promise<ScriptOutcome>;

/** For problems that are looked at without a sandbox: their scripts are not run. */
export const noScripts: RunScript = () =>
  Promise.resolve({ ok: false, fault: 'unavailable', message: 'Python is not run here.' });

/** The error of a script that gives a problem its variables (capa_problem.py `_extract_context`). */
export function scriptError(root: MarkupElement, fault: ScriptFault): CoreError {
  return cannotRun(fault)
    ? notGradable(fault)
    : invalidProblem(root, `Error while executing script code: ${fault.message}`, 'LoncapaProblemError');
}

/** The error of a grader: the learner reads the last line of its traceback, the author all of it (capa `ResponseError`). */
export function graderError(fault: ScriptFault): CoreError {
  if (cannotRun(fault)) return notGradable(fault);
  return new CoreError('bad_answer', lastWords(fault), {
    data: {
      capaError: 'ResponseError',
      // Another grader would have taken the answer.
      tellsKey: true,
      ...(fault.traceback !== undefined && { traceback: fault.traceback }),
    },
  });
}

export function isNotGradable(error: unknown): error is CoreError {
  return error instanceof CoreError && error.code === 'script_not_run';
}

/** It is not the script's doing: nothing is known of the answer. */
function cannotRun({ fault }: ScriptFault): boolean {
  return fault !== 'exception' && fault !== 'output';
}

function notGradable({ fault, message, module }: ScriptFault): CoreError {
  const detail = module === undefined ? message : `The Python module ${module} is not installed here.`;
  return new CoreError('script_not_run', detail, {
    data: { fault, ...(module !== undefined && { module }), capaError: 'ResponseError' },
  });
}

/**
 * What Open edX shows of a grader's exception: the traceback's last line after the first colon. It reads that from bytes as
 * Python prints them, so apostrophes come with a backslash and what is not ASCII as its bytes.
 */
function lastWords({ message, traceback = '' }: ScriptFault): string {
  const last = traceback.trimEnd().split('\n').at(-1) ?? '';
  const colon = last.indexOf(': ');
  return asPrintedBytes(colon === -1 ? message : last.slice(colon + 2));
}

function asPrintedBytes(text: string): string {
  let printed = '';
  for (const byte of new TextEncoder().encode(text)) {
    const character = String.fromCodePoint(byte);
    if (character === '\\' || character === "'") printed += `\\${character}`;
    else
      printed +=
        byte >= 0x20 && byte < 0x7f ? character : String.raw`\x${byte.toString(16).padStart(2, '0')}`;
  }
  return printed;
}
