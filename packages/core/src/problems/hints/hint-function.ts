import { z } from 'zod';
import type { CorrectMapEntry } from '../correct-map.ts';
import type { MarkupElement } from '../markup/markup-element.ts';
import type { GradingContext, Marks, ResponseAnswers, ResponseInput } from '../responses/define-response.ts';
import { graderError } from '../script/run-script.ts';
import { readValue, withValues } from '../script/script-values.ts';

export type HintedMark = Partial<CorrectMapEntry>;

const entry = z.object({
  correctness: z.string(),
  npoints: z.number().nullable(),
  msg: z.string(),
  hint: z.string(),
  hintmode: z.string().nullable(),
});

/**
 * What the author's function makes of the marks: it is given them as an object it may change, and those of the attempt before
 * (capa `get_hints` with `hintfn`).
 */
export async function hintFunction(
  group: MarkupElement,
  { inputs, marks }: { readonly inputs: readonly ResponseInput[]; readonly marks: Marks },
  answers: ResponseAnswers,
  { problemId, script, previous, runScript, seed }: GradingContext,
): Promise<ReadonlyMap<string, HintedMark>> {
  const name = group.attributes.get('hintfn') ?? '';
  if (!/^[A-Za-z_]\w*$/.test(name)) return new Map();
  const code = [
    script?.code ?? '',
    'from correct_map import CorrectMap as _CorrectMap',
    '_new, _old = _CorrectMap(_given_new), _CorrectMap(_given_old)',
    `${name}(_answer_ids, _student_answers, _new, _old)`,
    '_hinted = _new.get_dict()',
  ].join('\n');
  const globals = withValues('{}', {
    _answer_ids: inputs.map(({ key }) => problemId + key),
    _student_answers: Object.fromEntries(
      [...answers].map(([key, answer]) => [problemId + key, structuredClone(answer)]),
    ),
    _given_new: Object.fromEntries([...marks].map(([key, mark]) => [problemId + key, { ...mark }])),
    _given_old: previous,
  });
  const outcome = await runScript({ code, source: script?.code ?? '', globals, seed });
  if (!outcome.ok) throw graderError(outcome);
  const hinted = readValue(outcome.globals, '_hinted', z.record(z.string(), entry)) ?? {};
  return new Map(Object.entries(hinted).map(([id, mark]) => [id.slice(problemId.length), mark]));
}
