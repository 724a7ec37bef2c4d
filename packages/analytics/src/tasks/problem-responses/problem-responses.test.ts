import { describe, expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { problemResponseLatestTask } from './problem-response-latest.ts';
import { problemResponseLocationTask } from './problem-response-location.ts';

const course = 'course-v1:a+b+c';
const check = (time: string, answer: unknown, data: object = {}, more: object = {}) => ({
  event_type: 'problem_check',
  event_source: 'server',
  time,
  username: ' ada\n',
  context: { course_id: course, module: { display_name: 'A  problem\n' } },
  event: {
    problem_id: 'p',
    answers: { p_2_1: answer },
    submission: { p_2_1: { answer, question: 'Why\t?', correct: true } },
    correct_map: { p_2_1: { correctness: 'correct' } },
    grade: 1,
    max_grade: 2,
    ...data,
  },
  ...more,
});
const latest = (...events: readonly object[]) => runTask(problemResponseLatestTask, events);

describe('the latest response', () => {
  it('is the last of the attempts, with their number and its score', () => {
    expect(
      latest(
        check('2016-09-02T10:00:00.5', 'b'),
        check('2016-09-01T10:00:00', 'a'),
        check('2016-09-02T10:00:00', 'c'),
      ),
    ).toEqual([
      [
        course,
        'p_2_1',
        'p',
        'A problem ',
        'ada',
        'Why ?',
        '1.0',
        '2.0',
        '1',
        'b',
        '3',
        '2016-09-01 10:00:00.000000',
        '2016-09-02 10:00:00.500000',
      ],
    ]);
  });

  it('counts attempts as often as foreign logs have them', () => {
    const again = check('2016-09-01T10:00:00', 'a');
    expect(latest(again, again).map((row) => row[10])).toEqual(['2']);
  });

  it.each([
    ['correct', '1'],
    ['incorrect', '0'],
    ['partially-correct', null],
    [null, null],
  ])('is %s as %s', (correctness, expected) => {
    const rows = latest(
      check('2016-09-01T10:00:00', 'a', { correct_map: { p_2_1: { correctness } }, grade: null }),
    );
    expect(rows.map((row) => [row[8], row[6]])).toEqual([[expected, null]]);
  });

  it.each([
    [['a <choicehint>no</choicehint>', 'b\n<choicehint x="1"/>c'], 'a |b c'],
    ['\u{1F600}', '\u{1F600}'],
    ['', ''],
  ])('of %j is %j', (answer, expected) => {
    expect(latest(check('2016-09-01T10:00:00', answer)).map((row) => row[9])).toEqual([expected]);
  });

  it('needs a learner with a name, and a day of the range', () => {
    expect(latest(check('2016-09-01T10:00:00', 'a', {}, { username: ' ' }))).toEqual([]);
    const context = { range: { from: '2016-09-01', to: '2016-09-02' } };
    const events = ['2016-08-31T23:59:59.9', '2016-09-01T00:00:00', '2016-09-02T00:00:00'].map((time) =>
      check(time, 'a'),
    );
    expect(runTask(problemResponseLatestTask, events, { context }).map((row) => row[10])).toEqual(['1']);
  });
});

describe('the place of a response', () => {
  const response = (problem: string, user: string): Tuple => [
    course,
    `${problem}_2_1`,
    problem,
    'Colours',
    user,
    '',
    '1.0',
    '1.0',
    '1',
    'red',
    '1',
    '2016-09-01 10:00:00.000000',
    '2016-09-01 10:00:00.000000',
  ];
  const block = (id: string, path: string, index: string, of = course): Tuple => [
    id,
    of,
    'problem',
    'Now called so',
    '0',
    '0',
    '0',
    'u',
    path,
    index,
  ];

  it('is the path of its problem in its own course, and what the problem was called', () => {
    const rows = runTask(problemResponseLocationTask, [], {
      rows: {
        course_blocks: [
          block('p', 'C / S', '7'),
          block('p', 'Elsewhere', '9', 'course-v1:a+b+d'),
          block('q', 'C', '8'),
        ],
        problem_response_latest: [response('p', 'ben'), response('gone', 'ada')],
      },
    });
    expect(rows.map((row) => [row[2], row[4], ...row.slice(13)])).toEqual([
      ['gone', 'ada', '(Deleted block :) / Colours', '-1'],
      ['p', 'ben', 'C / S / Colours', '7'],
    ]);
    expect(rows[1]?.slice(0, 13)).toEqual(response('p', 'ben'));
  });
});
