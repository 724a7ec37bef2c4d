import { z } from 'zod';
import { invalidProblem } from '../capa-error.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { ScriptFault } from '../../sandbox/script-sandbox.port.ts';
import { graderError } from '../script/run-script.ts';
import { readValue, withValues } from '../script/script-values.ts';
import { defineResponse, type GradingContext, type Marks, type ResponseAnswers } from './define-response.ts';
import { dynamathOf, givenAnswer, notAnswered, shownAnswers } from './grader-answers.ts';

const verdict = z.object({ ok: z.boolean(), msg: z.string() });

const check = [
  'import sympy, symmath',
  '_verdict = symmath.symmath_check(expect, ans, dynamath=dynamath, options=options, debug=debug)',
].join('\n');

/** A formula that is compared as it stands with the one expected (`SymbolicResponse`); `symmath` of python/base judges. */
export const symbolicResponse = defineResponse({
  tag: 'symbolicresponse',
  pythonModules: ['sympy'],
  read: (source) => {
    const { element, inputs } = source;
    const [input, ...others] = inputs;
    if (others.length > 0) {
      const message = 'LoncapaProblem Response symbolicresponse: cannot have more than 1 input fields';
      throw invalidProblem(element, `${message}\nSee XML source line ${element.line}`);
    }
    const expected = element.attributes.get('expect') || element.attributes.get('answer');

    async function judge(answers: ResponseAnswers, context: GradingContext): Promise<Marks> {
      const { problemId, seed, debug, runScript } = context;
      const outcome = await runScript({
        code: check,
        globals: withValues('{}', {
          expect: expected ?? null,
          ans: givenAnswer(answers.get(input.key), problemId + input.key),
          dynamath: [dynamathOf(answers, input)],
          options: element.attributes.get('options') ?? null,
          debug,
        }),
        seed,
      });
      if (!outcome.ok) throw faultIn(outcome);
      const read = readValue(outcome.globals, '_verdict', verdict);
      if (read === undefined) throw failed('no verdict');
      const { ok, msg } = read;
      const mark = { correctness: ok ? 'correct' : 'incorrect', npoints: ok ? input.points : 0, msg };
      return new Map([[input.key, mark]]);
    }

    return {
      grade: async (answers, context) => notAnswered(source, answers) ?? (await judge(answers, context)),
      correctAnswers: () => shownAnswers(source, expected),
    };
  },
});

function faultIn(fault: ScriptFault): CoreError {
  if (fault.fault === 'exception') return failed(fault.message, fault.traceback);
  if (fault.fault === 'time') return failed('the formula took too long to be worked out');
  if (fault.fault === 'memory') return failed('the formula needs too much memory to be worked out');
  return graderError(fault);
}

/** Another expected formula may be one that the answer can be compared with: the error tells of the key. */
function failed(why: string, traceback?: string): CoreError {
  return new CoreError('bad_answer', `An error occurred with SymbolicResponse. The error was: ${why}`, {
    data: { capaError: 'Exception', tellsKey: true, ...(traceback !== undefined && { traceback }) },
  });
}
