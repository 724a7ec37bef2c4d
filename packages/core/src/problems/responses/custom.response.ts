import { z } from 'zod';
import { CoreError } from '../../shared/core-error.ts';
import type { Json } from '../../shared/json.ts';
import { answerCode } from '../script/author-script.ts';
import { cleanMessage } from '../script/clean-message.ts';
import { graderError } from '../script/run-script.ts';
import { readValue, withValues, type ScriptContext } from '../script/script-values.ts';
import { valuesNamedIn } from '../script/values-named-in.ts';
import {
  defineResponse,
  type GradingContext,
  type MarksAndMessage,
  type Response,
  type ResponseAnswers,
} from './define-response.ts';
import {
  dynamathOf,
  givenAnswer,
  jsonOf,
  notAnswered,
  shownAnswers,
  type GraderSource,
} from './grader-answers.ts';

/** The author's own grader in Python (`CustomResponse`): a function by name, `cfn`, or the code of `<answer>`. */
export const customResponse = defineResponse({
  tag: 'customresponse',
  read: readGrader,
  readWithoutInput: (source) => readGrader({ ...source, inputs: [] }),
});

function readGrader(source: GraderSource): Response {
  const { element } = source;
  const expected = element.attributes.get('expect') ?? element.attributes.get('answer');
  const code = answerCode(element);
  return {
    grade: (answers, context) => {
      const idle = notAnswered(source, answers);
      if (idle !== undefined) return Promise.resolve(idle);
      return runGrader(source, { code, expected }, answers, context);
    },
    correctAnswers: () => shownAnswers(source, expected),
  };
}

const verdict = z.object({
  marks: z.array(z.object({ correctness: z.string(), npoints: z.number().nullable(), msg: z.string() })),
  overall_message: z.string(),
});

async function runGrader(
  { element, key, inputs }: GraderSource,
  { code, expected = null }: { readonly code: string; readonly expected: string | undefined | null },
  answers: ResponseAnswers,
  context: GradingContext,
): Promise<MarksAndMessage> {
  const { problemId, script, seed, attempt, debug } = context;
  // Ids are sorted as texts: `_2_10` comes before `_2_2`.
  const sorted = [...inputs].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const submission = sorted.map(({ key }) => givenAnswer(answers.get(key), problemId + key));
  const cfn = element.attributes.get('cfn');
  // These differ where the submission and the seed do not.
  const varying = {
    ...script?.kept,
    attempt,
    answers: Object.fromEntries([...answers].map(([key, answer]) => [problemId + key, jsonOf(answer)])),
  };
  const steady = {
    seed,
    response_id: problemId + key,
    expect: expected,
    submission,
    idset: sorted.map(({ key }) => problemId + key),
    dynamath: sorted.map((input) => dynamathOf(answers, input)),
    correct: sorted.map(() => 'unknown'),
    messages: sorted.map(() => ''),
    overall_message: '',
    options: element.attributes.get('options') ?? null,
    debug,
  };
  const points = JSON.stringify(sorted.map((input) => input.points));
  const extra = argumentNames(element.attributes.get('cfn_extra_args') ?? '');
  const run =
    cfn === undefined
      ? `${code}\nimport capa_verdict as _capa\n_verdict = _capa.of_names(globals(), ${points})`
      : `${script?.code ?? ''}\n${checkCall(cfn, extra, points)}`;
  const ans = submission.length === 1 ? (submission[0] ?? null) : submission;
  const outcome = await context.runScript({
    code: run,
    source: script?.code ?? code,
    globals:
      cfn === undefined
        ? withValues(script?.globals ?? '{}', { ...valuesNamedIn(code, varying), ...steady })
        : withValues('{}', {
            _given: givenBy(extra, script, { ...varying, ...steady }),
            expect: expected,
            ans,
          }),
    seed,
  });
  if (!outcome.ok) throw graderError(outcome);
  const read = readValue(outcome.globals, '_verdict', verdict);
  if (read === undefined) throw unreadable();
  const marks = sorted.map(({ key }, index) => {
    const mark = read.marks[index];
    if (mark === undefined) throw unreadable();
    return [key, { ...mark, msg: cleanMessage(mark.msg) }] as const;
  });
  return { marks: new Map(marks), overallMessage: cleanMessage(read.overall_message) };
}

function argumentNames(extra: string): readonly string[] {
  return extra.split(/\s+/).filter((name) => /^[A-Za-z_]\w*$/.test(name));
}

/** A function sees what it asks for and nothing else: what the script left goes along only where it asks for more than we have. */
function givenBy(
  extra: readonly string[],
  script: ScriptContext | undefined,
  ours: Readonly<Record<string, Json>>,
): string {
  const asked = Object.entries(ours).filter(([name]) => extra.includes(name));
  const left = asked.length < extra.length ? script?.globals : undefined;
  return withValues(left ?? '{}', Object.fromEntries(asked));
}

/** The author's function, called with what it asks for by name. */
function checkCall(cfn: string, extra: readonly string[], points: string): string {
  const more = extra.map((name) => `, ${name}=_context.get(${JSON.stringify(name)})`).join('');
  return [
    'import json as _json, capa_verdict as _capa',
    '_context = _json.loads(_given)',
    `_verdict = _capa.of_return(${cfn}(expect, ans${more}), ${points})`,
  ].join('\n');
}

function unreadable(): CoreError {
  return new CoreError('bad_answer', 'CustomResponse: check function returned an invalid dictionary!', {
    data: { capaError: 'ResponseError' },
  });
}
