import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { noScripts } from '../../problems/index.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { BlockContext, BlockFault, BlockOutcome, BlockRefusal } from '../define-block.ts';
import { problemBlock } from './problem.block.ts';
import { weighted } from './problem-runtime.ts';
import { problemSettings } from './problem-settings.ts';
import { readProblemState } from './problem-state.ts';

const file = new URL('../../../../../../shared/data/capa-vectors/block-rules.jsonl', import.meta.url);

const pair = z.tuple([z.number(), z.number()]);
const step = z.object({
  t: z.number(),
  action: z.enum(['submit', 'save', 'reset', 'rescore', 'rescore_higher']),
  answers: z.record(z.string(), z.string()).optional(),
  success: z.union([z.string(), z.boolean()]).optional(),
  exception: z.object({ msg: z.string(), type: z.string() }).optional(),
  published: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])),
  state: z.object({
    attempts: z.number(),
    done: z.boolean(),
    has_saved_answers: z.boolean(),
    correctness: z.record(z.string(), z.string()),
    student_answers: z.record(z.string(), z.string()),
    score: pair,
    score_history: z.array(pair),
    progress: pair,
  }),
});
type Step = z.infer<typeof step>;
const sequence = z.object({
  kind: z.literal('sequence'),
  xml: z.string(),
  config: z.looseObject({ due_in_hours: z.number().nullable(), weight: z.number().nullable() }),
  steps: z.array(step),
});
type Sequence = z.infer<typeof sequence>;

const start = Date.UTC(2026, 0, 1);

/** Ours beside what Open edX did, step by step, in the vector's terms. */
async function played({ xml, config, steps }: Sequence): Promise<{ got: unknown; recorded: unknown }[]> {
  const { due_in_hours: due, ...rest } = config;
  const dueAt = due === null ? null : new Date(start + due * 3_600_000).toISOString();
  const fields: JsonObject = { ...z.record(z.string(), z.json()).parse(rest), data: xml, due: dueAt };
  let state: JsonObject = {};
  const lines: { got: unknown; recorded: unknown }[] = [];
  for (const given of steps) {
    const outcome = await acted(given, contextAt(given.t, fields, state));
    if ('result' in outcome || 'fault' in outcome) state = outcome.state?.user_state ?? state;
    const got = {
      ...told(given, outcome),
      published: published(given, outcome, fields),
      state: shown(state, fields),
    };
    const { success, exception, published: events, state: after } = given;
    lines.push({
      got: { at: given.t, ...got },
      recorded: {
        at: given.t,
        said: exception?.msg ?? String(success),
        published: events.map(([name, data]) => [name, name === 'grade' ? gradeAs(data) : data]),
        state: after,
      },
    });
  }
  return lines;
}

function contextAt(t: number, fields: JsonObject, state: JsonObject): BlockContext {
  return {
    usageKey: 'block-v1:Org+Test+run+type@problem+block@p',
    courseKey: 'course-v1:Org+Test+run',
    id: 'p',
    fields,
    state: { user_state: state, user_state_summary: {}, preferences: {}, user_info: {} },
    learner: { userId: 7, username: 'ada', staff: false },
    now: (start + t * 1000) * 1000,
    courseEnd: null,
    completion: 0,
    fileUrl: (path) => path,
    blockUrl: (id) => id,
    random: () => 0.5,
    runScript: noScripts,
  };
}

async function acted(given: Step, context: BlockContext): Promise<BlockOutcome | BlockRefusal | BlockFault> {
  if (given.action === 'rescore' || given.action === 'rescore_higher')
    return problemBlock.rescore(context, { onlyIfHigher: given.action === 'rescore_higher' });
  const answers = Object.fromEntries(
    Object.entries(given.answers ?? {}).map(([key, answer]) => [`p_${key}`, answer]),
  );
  return problemBlock.actions[given.action].run(given.action === 'reset' ? {} : { answers }, context);
}

/** Open edX's words for what we answer by codes. */
function told(given: Step, outcome: BlockOutcome | BlockRefusal | BlockFault): { said: string } {
  if ('fault' in outcome) return { said: outcome.fault.message };
  if ('refused' in outcome) return { said: refusalWords(given, outcome) };
  const { success } = z.object({ success: z.string().optional() }).parse(outcome.result);
  return { said: success ?? 'true' };
}

function refusalWords({ action }: Step, { refused, facts }: BlockRefusal): string {
  if (action === 'save' || action === 'reset') return 'false';
  if (refused === 'waiting')
    return `You must wait at least 1 minute between submissions. ${String(facts?.['seconds'])} seconds remaining.`;
  if (refused === 'not_answered') return 'Problem must be answered before it can be graded again.';
  return refused === 'needs_reset'
    ? 'Problem must be reset before it can be submitted again.'
    : 'Problem is closed.';
}

const kept = ['attempts', 'failure', 'grade', 'max_grade', 'success'];

/** A grade is published weighted here, and the event `only_if_higher` is the score's. */
function published(
  given: Step,
  outcome: BlockOutcome | BlockRefusal | BlockFault,
  fields: JsonObject,
): unknown[] {
  const events = (outcome.events ?? []).map(({ event, data }) => [
    event.name,
    Object.fromEntries(
      Object.entries(data).filter(([name]) => kept.includes(name) && !(given.action === 'save')),
    ),
  ]);
  if (!('result' in outcome) || outcome.score === undefined) return withoutFailure(given, outcome, events);
  const { earned, possible, onlyIfHigher = null } = outcome.score;
  const weight = problemSettings(fields).weight ?? 2;
  expect(possible).toBe(weight);
  return [['grade', { value: close((earned * 2) / weight), max: 2, onlyIfHigher }], ...events];
}

function withoutFailure(given: Step, outcome: object, events: unknown[]): unknown[] {
  if (given.action !== 'save' || !('events' in outcome) || !('refused' in outcome)) return events;
  const { events: failed } = z
    .object({ events: z.array(z.object({ data: z.object({ failure: z.string() }) })) })
    .parse(outcome);
  return failed.map(({ data }) => ['save_problem_fail', { failure: data.failure }]);
}

function gradeAs(data: Readonly<Record<string, unknown>>): unknown {
  return {
    value: close(z.number().parse(data['value'])),
    max: data['max_value'],
    onlyIfHigher: data['only_if_higher'],
  };
}

/** Weighting and its undoing leave the last bit open. */
function close(value: number): number {
  return Number(value.toPrecision(14));
}

function shown(stored: JsonObject, fields: JsonObject): unknown {
  const state = readProblemState(stored);
  const bare = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key.slice(2), value]));
  const score = state.score ?? { raw_earned: 0, raw_possible: 2 };
  const progress = weighted(problemSettings(fields), score);
  return {
    attempts: state.attempts,
    done: state.done,
    has_saved_answers: state.has_saved_answers,
    correctness: bare(
      Object.fromEntries(
        Object.entries(state.correct_map).map(([key, { correctness }]) => [key, correctness]),
      ),
    ),
    student_answers: bare(state.student_answers),
    score: [score.raw_earned, score.raw_possible],
    score_history: state.score_history.map((one) => [one.raw_earned, one.raw_possible]),
    progress: [progress.earned, progress.possible],
  };
}

it.skipIf(!existsSync(file))(
  'goes through every recorded sequence as Open edX does (skipped without shared/data)',
  async () => {
    const sequences = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"sequence"'))
      .map((line) => sequence.parse(JSON.parse(line)));
    for (const one of sequences) {
      const lines = await played(one);
      expect({ config: one.config, steps: lines.map(({ got }) => got) }).toEqual({
        config: one.config,
        steps: lines.map(({ recorded }) => recorded),
      });
    }
    expect(sequences.length).toBeGreaterThan(100);
  },
);

it('grades all answers since the last reset anew, with the key as it is now', async () => {
  const key = (answer: string): JsonObject => ({
    data: `<problem><numericalresponse answer="${answer}"><formulaequationinput/></numericalresponse></problem>`,
    grading_method: 'highest_score',
    rerandomize: 'never',
  });
  let state: JsonObject = {};
  for (const answer of ['2', '3']) {
    const context = contextAt(0, key('1'), state);
    const outcome = await problemBlock.actions.submit.run({ answers: { p_2_1: answer } }, context);
    if (!('result' in outcome)) throw new Error('The answer was not taken.');
    state = outcome.state?.user_state ?? state;
  }
  const outcome = await problemBlock.rescore(contextAt(9, key('2'), state), { onlyIfHigher: true });
  if (!('result' in outcome)) throw new Error('Not graded anew.');
  expect(outcome.score).toEqual({ earned: 1, possible: 1, onlyIfHigher: true });
  expect(readProblemState(outcome.state?.user_state ?? {})).toMatchObject({
    attempts: 2,
    score_history: [
      { raw_earned: 1, raw_possible: 1 },
      { raw_earned: 0, raw_possible: 1 },
    ],
    correct_map: { p_2_1: { correctness: 'incorrect' } },
  });
});

it('keeps an answer that cannot be read for the learner to mend, and uses no attempt', async () => {
  const data = '<problem><numericalresponse answer="1"><formulaequationinput/></numericalresponse></problem>';
  const outcome = await problemBlock.actions.submit.run(
    { answers: { p_2_1: 'abc' } },
    contextAt(0, { data, rerandomize: 'never' }, {}),
  );
  if (!('fault' in outcome)) throw new Error('No fault.');
  expect(outcome.fault).toBeInstanceOf(CoreError);
  expect(readProblemState(outcome.state?.user_state ?? {})).toMatchObject({
    attempts: 0,
    done: false,
    student_answers: { p_2_1: 'abc' },
  });
});
