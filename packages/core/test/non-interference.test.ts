import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverOrigin, type Json, type ScriptSandbox } from '@coursewright/core';
import { bubblewrapIsHere, BubblewrapSandbox } from '@coursewright/core/bubblewrap';
import { openEngine } from '@coursewright/core/embedded';
import { PyodideSandbox } from '@coursewright/core/pyodide';
import type { Answer } from '../src/problems/answer.ts';
import { responseDefinitions } from '../src/problems/responses/response-list.ts';
import { CoreError } from '../src/shared/core-error.ts';

/**
 * DESIGN §4: what a learner is sent does not depend on what policy does not show yet. Two engines hold the same course
 * but for a problem's key, grader, feedback, hints and solution; every answer of theirs must be the same, byte for byte.
 */
interface Pair {
  readonly one: string;
  readonly other: string;
  /** Of `p_2_1`: right by one key, wrong by the other, and what neither can read. */
  readonly answers: readonly Answer[];
}

const after = (key: string) =>
  `<solution><p>${key} because</p></solution><demandhint><hint>${key} first</hint><hint>${key} then</hint></demandhint>`;

const choices = (inside: (right: string) => string, group = 'choicegroup', tag = 'multiplechoiceresponse') =>
  ({
    one: `<${tag}><label>Q</label><${group}>${inside('ab')}</${group}></${tag}>${after('one')}`,
    other: `<${tag}><label>Q</label><${group}>${inside('c')}</${group}></${tag}>${after('other')}`,
  }) as const;

const listed = (names: string, right: string, hint = '') =>
  names
    .split('')
    .map(
      (name) =>
        `<choice correct="${right.includes(name)}">${name}${hint && `<choicehint>${hint}</choicehint>`}</choice>`,
    )
    .join('');

const pairs: Record<string, Pair> = {
  multiplechoiceresponse: {
    ...choices((right) => listed('abcd', right.slice(0, 1), right)),
    answers: ['choice_0', 'choice_2', 'choice_3'],
  },
  'multiplechoiceresponse, shuffled': {
    one: `<multiplechoiceresponse><label>Q</label><choicegroup shuffle="true">${listed('abcdef', 'a', 'x')}</choicegroup></multiplechoiceresponse>`,
    other: `<multiplechoiceresponse partial_credit="points"><label>Q</label><choicegroup shuffle="true">${listed('abcdef', 'd')}</choicegroup></multiplechoiceresponse>`,
    answers: ['choice_0', 'choice_3'],
  },
  'multiplechoiceresponse, from a pool': {
    one: `<multiplechoiceresponse targeted-feedback=""><label>Q</label><choicegroup answer-pool="3">${pool('one')}</choicegroup></multiplechoiceresponse>${targeted('one')}`,
    other: `<multiplechoiceresponse targeted-feedback=""><label>Q</label><choicegroup answer-pool="3">${pool('other')}</choicegroup></multiplechoiceresponse>${targeted('other')}`,
    answers: ['choice_0', 'choice_3'],
  },
  choiceresponse: {
    one: `<choiceresponse><label>Q</label><checkboxgroup>${listed('abcd', 'ab', 'x')}</checkboxgroup></choiceresponse>${after('one')}`,
    other: `<choiceresponse partial_credit="EDC"><label>Q</label><checkboxgroup>${listed('abcd', 'c')}<compoundhint value="A B">y</compoundhint></checkboxgroup></choiceresponse>${after('other')}`,
    answers: [['choice_0', 'choice_1'], ['choice_2'], []],
  },
  optionresponse: {
    one: `<optionresponse><label>Q</label><optioninput><option correct="True">a<optionhint>x</optionhint></option><option correct="False">b</option></optioninput></optionresponse>${after('one')}`,
    other: `<optionresponse><label>Q</label><optioninput><option correct="False">a</option><option correct="True">b<optionhint>y</optionhint></option></optioninput></optionresponse>${after('other')}`,
    answers: ['a', 'b', 'c'],
  },
  stringresponse: {
    one: `<stringresponse answer="cat"><label>Q</label><correcthint>x</correcthint><textline size="20"/></stringresponse>${after('one')}`,
    other: `<stringresponse answer="d.g|fox" type="regexp ci"><label>Q</label><additional_answer answer="owl"/><textline size="20"/><stringequalhint answer="cat">no</stringequalhint></stringresponse>${after('other')}`,
    answers: ['cat', 'DOG', ''],
  },
  numericalresponse: {
    one: `<numericalresponse answer="3"><label>Q</label><responseparam type="tolerance" default="5%"/><formulaequationinput/></numericalresponse>${after('one')}`,
    other: `<numericalresponse answer="[4,9)" partial_credit="close"><label>Q</label><additional_answer answer="1"/><formulaequationinput/><correcthint>y</correcthint></numericalresponse>${after('other')}`,
    answers: ['3', '5', '2*j', '3+', 'x'],
  },
  truefalseresponse: {
    ...choices((right) => listed('abcd', right), 'choicegroup', 'truefalseresponse'),
    answers: [['choice_0', 'choice_1'], ['choice_2']],
  },
  formularesponse: {
    one: `<formularesponse type="cs" answer="m*c^2" samples="m,c@1,1:3,3#5"><label>Q</label><formulaequationinput/></formularesponse>${after('one')}`,
    other: `<formularesponse answer="v/t" samples="v,t@1,1:9,9#9"><label>Q</label><responseparam type="tolerance" default="5%"/><formulaequationinput/></formularesponse>${after('other')}`,
    answers: ['m*c^2', 'v/t', '2', 'm+', '(m'],
  },
  imageresponse: {
    one: `<imageresponse><label>Q</label><imageinput src="/static/map.png" width="60" height="40" alt="Map" rectangle="(1,1)-(9,9)"/></imageresponse>${after('one')}`,
    other: `<imageresponse><label>Q</label><imageinput src="/static/map.png" width="60" height="40" alt="Map" regions="[[20,20],[40,20],[30,39]]"/></imageresponse>${after('other')}`,
    answers: ['[5,5]', '[30,30]', '', 'x'],
  },
  annotationresponse: {
    one: `<annotationresponse><annotationinput><text>T</text><options><option choice="correct">a</option><option choice="incorrect">b</option></options></annotationinput></annotationresponse>${after('one')}`,
    other: `<annotationresponse><annotationinput><text>T</text><options><option choice="partially-correct">a</option><option choice="correct">b</option></options></annotationinput></annotationresponse>${after('other')}`,
    answers: ['{"options":[0],"comment":"c"}', '{"options":[1]}', 'x'],
  },
  choicetextresponse: {
    one: `<choicetextresponse><label>Q</label><radiotextgroup><choice correct="true">x = <numtolerance_input answer="4" tolerance="5%"/></choice><choice correct="false">none</choice></radiotextgroup></choicetextresponse>${after('one')}`,
    other: `<choicetextresponse><label>Q</label><radiotextgroup><choice correct="false">x = <numtolerance_input answer="7"/></choice><choice correct="true">none</choice></radiotextgroup></choicetextresponse>${after('other')}`,
    answers: [
      { p_2_1_choiceinput_0bc: 'on', p_2_1_choiceinput_0_numtolerance_input_0: '4' },
      { p_2_1_choiceinput_1bc: 'on' },
      { p_2_1_choiceinput_0bc: 'on', p_2_1_choiceinput_0_numtolerance_input_0: 'x' },
      {},
    ],
  },
  customresponse: {
    one: `<script type="loncapa/python">def check(expect, ans): return {'ok': ans == expect, 'msg': 'one canary'}</script><customresponse cfn="check" expect="3"><label>Q</label><textline/></customresponse>${after('one')}`,
    other: `<script type="loncapa/python">def check(expect, ans): return 1 / (len(ans) - 1) if ans != '4' else 'partial'</script><customresponse cfn="check" expect="4"><label>Q</label><textline/></customresponse>${after('other')}`,
    answers: ['3', '4', 'xy', ''],
  },
  schematicresponse: {
    one: `<schematicresponse><label>Q</label><schematic height="50" width="60" parts="R" analyses="dc"/><answer type="loncapa/python">correct = ['correct']</answer></schematicresponse>${after('one')}`,
    other: `<schematicresponse><label>Q</label><schematic height="50" width="60" parts="R" analyses="dc"/><answer type="loncapa/python">correct = ['incorrect'] if submission[0] else [1/0]</answer></schematicresponse>${after('other')}`,
    answers: ['[["r"]]', '[]', 'x'],
  },
  symbolicresponse: {
    one: `<symbolicresponse expect="m*c^2"><label>Q</label><textline math="1"/></symbolicresponse>${after('one')}`,
    other: `<symbolicresponse expect="2" options="numerical"><label>Q</label><textline math="1" correct_answer="2"/></symbolicresponse>${after('other')}`,
    answers: ['c*m*c', '2.0001', '2x', ''],
  },
};

/** A pool draws from the right ones and the wrong ones: which is which is part of what is drawn. */
function pool(key: string): string {
  return 'abcdef'
    .split('')
    .map(
      (name, n) =>
        `<choice correct="${n < 2}" explanation-id="${name}">${name}<choicehint>${key}</choicehint></choice>`,
    )
    .join('');
}

function targeted(key: string): string {
  const each = (tag: string, set: string) =>
    `<${set}>${'abcdef'
      .split('')
      .map((name) => `<${tag} explanation-id="${name}"><p>${key} ${name}</p></${tag}>`)
      .join('')}</${set}>`;
  return each('targetedfeedback', 'targetedfeedbackset') + each('solution', 'solutionset');
}

const usageKey = (id: string) => `block-v1:Org+Same+run+type@${id.split('@').join('+block@')}`;

let folder = '';
const opened: { close(): Promise<void> }[] = [];
beforeEach(() => {
  // What is drawn after a reset is drawn alike.
  vi.spyOn(Math, 'random').mockReturnValue(0.4);
  folder = mkdtempSync(path.join(tmpdir(), 'coursewright-same-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((engine) => engine.close()));
  rmSync(folder, { recursive: true });
});

/** One for all engines, and as if all courses were one: an interpreter for each would take longer than all else. */
const python = bubblewrapIsHere() ? new BubblewrapSandbox() : new PyodideSandbox();
const shared: ScriptSandbox = {
  run: (script) => python.run({ ...script, scope: 'the same' }),
  lacks: () => python.lacks(),
  close: () => Promise.resolve(),
};
afterAll(() => python.close());

/** All that the learner's pages may ask for, as text. */
async function learnerOf(problem: string, attributes: string, name: string) {
  const source = path.join(folder, `${name}-course`);
  mkdirSync(source);
  const time = { at: 1_780_000_000_000_000, now: () => (time.at += 1) };
  writeFileSync(
    path.join(source, 'course.xml'),
    `<course org="Org" course="Same" url_name="run" display_name="Same" start="2020-01-01T00:00:00Z">
      <chapter url_name="c" display_name="C"><sequential url_name="s" display_name="S" graded="true" format="Homework">
      <vertical url_name="u" display_name="U"><problem url_name="p" display_name="P" ${attributes}>${problem}</problem>
      </vertical></sequential></chapter></course>`,
  );
  const engine = await openEngine({
    data: path.join(folder, name),
    clock: time,
    sandbox: shared,
  });
  opened.push(engine);
  const { courseKey, findings } = await engine.courses.import({ source, author: 'author' });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { id: userId } = await engine.learners.createAccount({
    username: 'ada',
    email: 'ada@example.org',
    name: 'Ada',
  });
  await engine.learners.enroll({ userId, courseKey, invited: true }, serverOrigin);
  const see = async (): Promise<string> =>
    JSON.stringify([
      await engine.learning.outline({ userId, courseKey }),
      await engine.learning.block({ userId, usageKey: usageKey('vertical@u') }),
      await engine.learning.block({ userId, usageKey: usageKey('problem@p') }),
      await engine.grading.progress({ userId, courseKey }),
    ]);
  const act = async (action: string, input: Json): Promise<string> => {
    try {
      const acted = { userId, usageKey: usageKey('problem@p'), action, input };
      return JSON.stringify(await engine.learning.act(acted, serverOrigin));
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      return JSON.stringify([error.code, error.detail, error.data]);
    }
  };
  return { see, act };
}

async function both({ one, other }: Pair, attributes: string) {
  const [first, second] = await Promise.all([
    learnerOf(one, attributes, 'one'),
    learnerOf(other, attributes, 'other'),
  ]);
  return {
    see: async () => [await first.see(), await second.see()] as const,
    act: async (action: string, input: Json) =>
      [await first.act(action, input), await second.act(action, input)] as const,
  };
}

const submission = (answer: Answer): Json => ({ answers: { p_2_1: answer } });

describe('what a learner is sent', () => {
  it('is tried with every response type', () => {
    expect(Object.keys(pairs)).toEqual(expect.arrayContaining(responseDefinitions.map(({ tag }) => tag)));
  });

  describe.each(Object.entries(pairs))('of a %s', (_name, pair) => {
    it.each([
      ['by default', ''],
      ['with a new draw for each learner', 'rerandomize="per_student"'],
      [
        'with attempts, a reset button and a due date',
        'max_attempts="2" show_reset_button="true" due="2030-01-01T00:00:00Z"',
      ],
      [
        'where answers are shown after two attempts',
        'showanswer="after_attempts" attempts_before_showanswer_button="2"',
      ],
    ])('tells nothing before the first answer, %s', async (_settings, attributes) => {
      const learners = await both(pair, attributes);
      const [one, other] = await learners.see();
      expect(other).toBe(one);
      for (const action of ['save', 'show_answer', 'reset']) {
        const input = action === 'save' ? submission(pair.answers[0] ?? '') : {};
        const [answer, otherAnswer] = await learners.act(action, input);
        expect(otherAnswer).toBe(answer);
      }
      const [then, otherThen] = await learners.see();
      expect(otherThen).toBe(then);
    });

    it.each([
      ['never', 'show_correctness="never"'],
      [
        'never, with attempts and a reset button',
        'show_correctness="never" max_attempts="4" show_reset_button="true" showanswer="attempted"',
      ],
      [
        'never, drawn anew',
        'show_correctness="never" rerandomize="onreset" show_reset_button="true" showanswer="answered"',
      ],
      [
        'never, the best attempt counting',
        'show_correctness="never" grading_method="highest_score" weight="3" showanswer="always"',
      ],
      [
        'not before the due date',
        'show_correctness="past_due" due="2030-01-01T00:00:00Z" showanswer="finished"',
      ],
    ])('tells nothing after answers whose correctness is shown %s', async (_when, attributes) => {
      const learners = await both(pair, attributes);
      for (const answer of [...pair.answers, ...pair.answers]) {
        for (const [action, input] of [
          ['submit', submission(answer)],
          ['save', submission(answer)],
          ['show_answer', {}],
          ['reset', {}],
        ] as const) {
          const [acted, otherActed] = await learners.act(action, input);
          expect(otherActed).toBe(acted);
          const [seen, otherSeen] = await learners.see();
          expect(otherSeen).toBe(seen);
        }
      }
    });

    it('tells what is right once policy shows it, so that the sameness means something', async () => {
      const learners = await both(pair, 'showanswer="attempted"');
      const told: boolean[] = [];
      for (const answer of pair.answers) {
        const [acted, otherActed] = await learners.act('submit', submission(answer));
        told.push(acted !== otherActed);
      }
      const [shown, otherShown] = await learners.act('show_answer', {});
      told.push(shown !== otherShown);
      expect(told).toContain(true);
    });
  });
});
