import { z } from 'zod';
import { CoreError } from '../../shared/core-error.ts';
import { answerCode } from '../script/author-script.ts';
import { graderError } from '../script/run-script.ts';
import { readValue, withValues } from '../script/script-values.ts';
import { valuesNamedIn } from '../script/values-named-in.ts';
import { defineResponse, type Marks } from './define-response.ts';

const verdicts = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** A circuit, judged by the author's Python over its netlist and analyses (`SchematicResponse`). */
export const schematicResponse = defineResponse({
  tag: 'schematicresponse',
  read: ({ element, inputs }) => {
    const code = answerCode(element);
    return {
      grade: async (answers, { problemId, script, seed, runScript }): Promise<Marks> => {
        const sorted = [...inputs].toSorted((a, b) => (a.key < b.key ? -1 : 1));
        const submission = sorted.map(({ key }) => {
          const answer = answers.get(key);
          if (typeof answer === 'string') return answer;
          throw unreadable(problemId + key);
        });
        const given = withValues(script?.globals ?? '{}', {
          ...valuesNamedIn(code, script?.kept ?? {}),
          seed,
          _submission: submission,
        });
        const read = 'import json as _json\nsubmission = [_json.loads(one) for one in _submission]';
        const outcome = await runScript({
          code: `${read}\n${code}`,
          source: script?.code ?? code,
          globals: given,
          seed,
        });
        if (!outcome.ok) throw graderError(outcome);
        const correct = readValue(outcome.globals, 'correct', verdicts) ?? [];
        return new Map(
          sorted.map(({ key }, index) => [key, { correctness: String(correct[index] ?? 'incorrect') }]),
        );
      },
      correctAnswers: () => new Map(),
    };
  },
});

function unreadable(id: string): CoreError {
  return new CoreError('bad_answer', `The circuit ${id} was not sent.`, { data: { capaError: 'KeyError' } });
}
