import { describe, expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import { answerDistributionTask } from './answer-distribution.ts';
import { answerFirstLastTask } from './answer-first-last.ts';

const course = 'course-v1:a+b+c';
const problem = 'block-v1:a+b+c+type@problem+block@p';

interface Check {
  readonly user?: string;
  readonly second?: string;
  readonly data?: object;
  readonly event?: object;
}

/** An event with a description of each part. */
const check = (
  parts: Readonly<Record<string, object>>,
  answers: object,
  { user = 'ada', second = '01', data, event }: Check = {},
) => ({
  event_type: 'problem_check',
  event_source: 'server',
  time: `2013-09-10T00:00:${second}+00:00`,
  username: user,
  context: { course_id: course, module: { display_name: 'Colours' } },
  event: { problem_id: problem, answers, submission: parts, grade: 1, max_grade: 2, ...data },
  ...event,
});
const text = (answer: unknown, more: object = {}) => ({
  answer,
  correct: false,
  question: 'Which?',
  response_type: 'stringresponse',
  variant: '',
  ...more,
});
const typed = (answer: string, more: Check = {}) => check({ p_2_1: text(answer) }, { p_2_1: answer }, more);
const chosen = (id: unknown, answer: unknown, more: Check = {}, part: object = {}) =>
  check({ p_2_1: text(answer, { response_type: 'multiplechoiceresponse', ...part }) }, { p_2_1: id }, more);
/** An event of before 2014. */
const old = (answer: unknown, correctness: string, more: Check = {}, seed: unknown = 1) =>
  check(
    {},
    { p_2_1: answer },
    {
      ...more,
      event: {
        event: {
          problem_id: problem,
          answers: { p_2_1: answer },
          correct_map: { p_2_1: { correctness } },
          state: { seed },
        },
      },
    },
  );

const described = (answer: string, user: string, second = '05') =>
  check({ p_2_1: text(answer, { question: `By ${user}` }) }, { p_2_1: answer }, { user, second });

const distribution = (...events: readonly (object | string)[]) =>
  runTask(answerDistributionTask, events, { behind: [answerFirstLastTask] });
/** Correct, first, last, id, text, number and variant of each answer. */
const answers = (...events: readonly (object | string)[]) =>
  distribution(...events)
    .map((row) => row.slice(3, 10).join(' '))
    .sort();

describe('the distribution of answers', () => {
  it('has what the problem said of the part, and the answer as a number where it is one', () => {
    expect(
      distribution(check({ p_2_1: text(' 1e3 ', { correct: true, variant: 7 }) }, { p_2_1: ' 1e3 ' })),
    ).toEqual([[course, problem, 'p_2_1', '1', '1', '1', null, '1e3', '1000.0', '7', 'Colours', 'Which?']]);
  });

  it('counts the first and the last answer of each learner, on whatever day', () => {
    const events = [
      typed('red', { second: '03' }),
      typed('blue', { second: '01' }),
      typed('green', { second: '02' }),
      typed('red', { user: 'ben', event: { time: '1999-01-01T00:00:00' } }),
    ];
    expect(answers(...events)).toEqual(['0 1 0  blue  ', '0 1 2  red  ']);
  });

  it('counts equal answers of one moment once as first and once as last', () => {
    const twice = typed('red');
    expect(answers(twice, twice)).toEqual(['0 1 1  red  ']);
  });

  it('takes the description of the greatest of last answers given at one time, be they the only ones or not', () => {
    const question = (...events: readonly object[]) =>
      distribution(...events)
        .map((row) => row[11] ?? '')
        .sort();
    const only = described('a', 'ada');
    expect(question(only, described('z', 'ben', '01'), described('b', 'ben'))).toContain('By ben');
    // Ben's answer is his first here, and so before Ada's.
    expect(
      question(only, described('a', 'ben'), described('b', 'ben', '06'), described('c', 'cem', '01')),
    ).toEqual(['By ada', 'By ben', 'By cem']);
    expect(question(described('a', 'ada', '01'), described('a', 'ben'), described('a', 'cem'))).toEqual([
      'By cem',
    ]);
    expect(question(described('z', 'ben', '01'), described('a', 'ben'), described('a', 'ada'))).toContain(
      'By ben',
    );
  });

  it('takes fractions of a second behind the whole one', () => {
    expect(answers(typed('b', { second: '01.5' }), typed('a', { second: '01' }))).toEqual([
      '0 0 1  b  ',
      '0 1 0  a  ',
    ]);
  });

  it('keeps the id of a choice, and strips markup of its text alone', () => {
    const markup = '<b>red</b> &amp;\n <!-- no --><i>green</i>blue';
    expect(answers(chosen('choice_1', markup))).toEqual(['0 1 1 choice_1 red & green blue  ']);
    expect(answers(typed(markup))).toEqual([`0 1 1  ${markup}  `]);
  });

  it.each([
    ['First Choice\t', 'First Choice'],
    ['<text>First<!-- embedded comment --> Choice</text>', 'First Choice'],
    ['<p>First<br>Choice', 'First Choice'],
    ['<p First <br>Choice', 'Choice'],
    ['First br>Choice', 'First br>Choice'],
    ['First <![CDATA[not this]]>  Choice', 'First Choice'],
    ['a<table><tr><td>b</td><td>c', 'a b c'],
    ['', ''],
  ])('strips the markup of %j', (markup, stripped) => {
    expect(answers(chosen('choice_1', markup))).toEqual([`0 1 1 choice_1 ${stripped}  `]);
  });

  it('writes several choices in brackets', () => {
    expect(answers(chosen(['choice_0', 'choice_2'], ['<p>a', ' b ']))).toEqual([
      '0 1 1 [choice_0|choice_2] [a|b]  ',
    ]);
  });

  it('takes an answer without an id beside answers with ids for one without text', () => {
    const events = [old('choice_1', 'correct', { user: 'ben' }), chosen('choice_2', 'red', { second: '09' })];
    expect(answers(...events)).toEqual(['0 1 1 choice_2 red  ', '1 1 1 choice_1   1']);
  });

  it('joins answers of before 2014, whose ids are texts, with the same texts of later', () => {
    const events = [old('red', 'incorrect', { user: 'ben' }), typed('red', { second: '09' })];
    expect(answers(...events)).toEqual(['0 2 2  red  ']);
  });

  it('leaves out parts of whose kind nothing is known, or that cannot be told apart', () => {
    expect(answers(old('choice_1', 'correct'))).toEqual([]);
    expect(answers(check({ p_2_1: text('x', { response_type: 'customresponse' }) }, { p_2_1: 'x' }))).toEqual(
      [],
    );
    // The latest answer decides.
    expect(
      answers(
        typed('a'),
        check(
          { p_2_1: text('x', { response_type: 'customresponse' }) },
          { p_2_1: 'x' },
          { second: '09', user: 'ben' },
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    [
      [7, 8],
      ['0 1 1  red  7', '0 1 1  red  8'],
    ],
    [['', 1], ['0 2 2  red  1']],
    [
      [1, null],
      ['0 1 1  red  ', '0 1 1  red  1'],
    ],
    [[0, '0'], ['0 2 2  red  ']],
    [
      [2_147_483_647, 2_147_483_648, 'x'],
      ['0 1 1  red  ', '0 1 1  red  ', '0 1 1  red  2147483647'],
    ],
  ])('counts variants %j apart', (variants, expected) => {
    const events = variants.map((variant, index) =>
      check(
        { p_2_1: text('red', { variant }) },
        { p_2_1: 'red' },
        { user: `u${index}`, second: `0${index}` },
      ),
    );
    expect(answers(...events)).toEqual(expected);
  });

  it('shows of equal answers what the latest one said', () => {
    const events = [
      chosen('choice_1', 'old text', { user: 'ben' }, { correct: true, question: 'Old?' }),
      chosen('choice_1', 'new text', { second: '09' }, { question: 'New?' }),
    ];
    expect(distribution(...events).map((row) => row.slice(3))).toEqual([
      ['0', '2', '2', 'choice_1', 'new text', null, null, 'Colours', 'New?'],
    ]);
  });

  it('counts texts beyond the basic plane apart, and cuts only the ids of choices', () => {
    expect(answers(typed('\u{1F600}'), typed('\u{1F601}', { user: 'ben' }))).toHaveLength(2);
    const long = '\u{1F600}'.repeat(300);
    const [row] = distribution(chosen(long, `<i>${long}</i>`));
    expect([row?.[6], row?.[7]]).toEqual(['\u{1F600}'.repeat(255), long]);
    const part = 'x'.repeat(256);
    expect(distribution(check({ [part]: text('a') }, { [part]: 'a' }))).toEqual([]);
  });

  it('passes over what a page sends beside answers', () => {
    const parts = { p_2_1: text('x'), p_2_1_dynamath: text('<math/>'), p_2_1_comment: text('c') };
    expect(answers(check(parts, { p_2_1: 'x', p_2_1_dynamath: '<math/>', p_2_1_comment: 'c' }))).toEqual([
      '0 1 1  x  ',
    ]);
  });

  it.each([
    ['of a browser', { event_source: 'browser' }],
    ['without a course', { context: { course_id: '' } }],
    ['of no valid course', { context: { course_id: 'nowhere' } }],
    ['without a learner', { username: null }],
    ['without a time', { time: 'yesterday' }],
    ['without answers', { event: { problem_id: problem, answers: {}, submission: {} } }],
    ['without a problem', { event: { answers: { a: 'x' }, submission: { a: text('x') } } }],
    [
      'with an id beyond ASCII',
      { event: { problem_id: problem, answers: { 'a\u{1F600}': 'x' }, submission: {} } },
    ],
    ['of an id that is no course', { context: { course_id: ';;;;bad/id/val' } }],
    ['with a broken id', { event: { problem_id: problem, answers: { 'a\tb': 'x' }, submission: {} } }],
    ['with a broken description', { event: { problem_id: problem, answers: { a: 'x' }, submission: null } }],
  ])('passes over events %s', (_name, event) => {
    expect(answers(typed('x', { event }))).toEqual([]);
  });
});
