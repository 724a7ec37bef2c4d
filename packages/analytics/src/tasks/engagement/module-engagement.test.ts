import { describe, expect, it } from 'vitest';
import { foldTuples } from '../testing/fold-tuples.ts';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import { moduleEngagementSummaryTask } from './module-engagement-summary.ts';
import { moduleEngagementTask } from './module-engagement.ts';
import { check, course, play, post } from './testing/engagement-lines.ts';

const context = taskContext('2024-03-01-2024-04-01');
const engagement = (lines: readonly object[]) =>
  runTask(moduleEngagementTask, lines, { context }).map((row) => row.slice(1));

describe('module-engagement', () => {
  it('counts answers, correct ones among them, plays and posts by learner, day and thing', () => {
    expect(
      engagement([
        check('ada', '2024-03-04T10:00:00', 'p1'),
        check('ada', '2024-03-04T11:00:00', 'p1', 'correct'),
        check('ada', '2024-03-05T00:00:00', 'p1', 'CORRECT'),
        play('ada', '2024-03-04T12:00:00', '\nv1 '),
        play('ada', '2024-03-04T12:01:00', 'v1'),
        post('ben', '2024-03-04T12:00:00', 't1'),
      ]),
    ).toEqual([
      ['ada', '2024-03-04', 'problem', 'p1', 'attempted', '2'],
      ['ada', '2024-03-04', 'problem', 'p1', 'completed', '1'],
      ['ada', '2024-03-04', 'video', 'v1', 'viewed', '2'],
      ['ada', '2024-03-05', 'problem', 'p1', 'attempted', '1'],
      ['ada', '2024-03-05', 'problem', 'p1', 'completed', '1'],
      ['ben', '2024-03-04', 'discussion', 't1', 'contributed', '1'],
    ]);
  });

  it('leaves out what names no thing, what the browser says of answers, and posts that are only looked at', () => {
    const noon = '2024-03-04T12:00:00';
    expect(
      engagement([
        ...['', null, 5, undefined].flatMap((id) => [
          check('ada', noon, id),
          play('ada', noon, id),
          post('ada', noon, id),
        ]),
        play('ada', noon, ' \n'),
        { ...check('ada', noon, 'p1'), event_source: 'browser' },
        post('ada', noon, 't1', 'edx.forum.thread.viewed'),
        post('ada', noon, 't1', 'edx.forum.thread.voted'),
        { ...check('ada', noon, 'p1'), event: ['p1'] },
        { ...check('ada', noon, 'p1'), event: 'input_2_1=5' },
        { ...check('ada', noon, 'p1'), context: { course_id: 'nowhere' } },
      ]),
    ).toEqual([]);
  });

  it('knows learners by names of 1 to 30 characters, also beyond the basic plane', () => {
    const noon = '2024-03-04T12:00:00';
    const faces = '\u{1F600}'.repeat(30);
    const lines = ['', '  ', 'a'.repeat(30), 'a'.repeat(31), faces, `${faces}!`, ' ben '].map((name) =>
      play(name, noon, 'v'),
    );
    expect(engagement(lines).map(([name]) => name)).toEqual(['a'.repeat(30), 'ben', faces]);
  });

  it('cuts ids at 255 characters, and counts what is the same then together', () => {
    const id = '\u{1F600}'.repeat(255);
    const noon = '2024-03-04T12:00:00';
    expect(engagement([play('ada', noon, `${id}1`), play('ada', noon, `${id}2`)])).toEqual([
      ['ada', '2024-03-04', 'video', id, 'viewed', '2'],
    ]);
  });

  it('takes the course of the page where the context names none', () => {
    const line = {
      ...play('ada', '2024-03-04T12:00:00', 'v'),
      page: `https://lms.example/courses/${course}/x`,
      context: {},
    };
    expect(runTask(moduleEngagementTask, [line], { context })).toEqual([
      [course, 'ada', '2024-03-04', 'video', 'v', 'viewed', '1'],
    ]);
  });
});

describe('module-engagement-summary', () => {
  const summaries = (lines: readonly object[]) => runTask(moduleEngagementSummaryTask, lines, { context });

  it('counts the last seven days, from midnight to midnight', () => {
    const lines = [
      '2024-03-24T23:59:59.999999',
      '2024-03-25T00:00:00',
      '2024-03-31T23:59:59',
      '2024-04-01T00:00:00',
    ].map((time, place) => check('ada', time, `p${place}`, place === 1 ? 'correct' : 'incorrect'));
    expect(summaries(lines)).toEqual([
      [course, 'ada', '2024-03-25', '2024-04-01', '2', '2', '1', '2.0', '0', '0', '2'],
    ]);
  });

  it('adds answers and posts, and counts each problem, video and day once', () => {
    const on = (day: number, hour: number) => `2024-03-${day}T${hour}:00:00`;
    const lines = [
      ...[10, 11, 12].map((hour) => check('ada', on(26, hour), 'p1')),
      ...[13, 14].map((hour) => check('ada', on(27, hour), 'p1', 'correct')),
      check('ada', on(27, 15), 'p2'),
      check('ada', on(27, 16), 'p3', 'correct'),
      play('ada', on(28, 10), 'v1'),
      play('ada', on(28, 11), 'v1'),
      ...[12, 13].map((hour) => post('ada', on(28, hour), 't1')),
      post('ada', on(28, 14), 't2', 'edx.forum.comment.created'),
    ];
    expect(summaries(lines)).toEqual([
      [course, 'ada', '2024-03-25', '2024-04-01', '7', '3', '2', '3.5', '1', '3', '3'],
    ]);
  });

  it('has an infinite ratio where no problem is solved, and no row where nothing was done', () => {
    const lines = [
      play('ada', '2024-03-26T12:00:00', 'v'),
      check('ben', '2024-03-26T12:00:00', 'p'),
      play('cem', '2024-03-02T12:00:00', 'v'),
    ];
    expect(summaries(lines).map((row) => [row[1], row[4], row[7]])).toEqual([
      ['ada', '0', 'inf'],
      ['ben', '1', 'inf'],
    ]);
  });

  it('leaves out days on either side of the seven that are in the state of an earlier run', () => {
    const tuples = ['2024-03-24', '2024-03-25', '2024-03-31', '2024-04-01'].map((date) => [
      date,
      'video',
      date,
      'viewed',
    ]);
    expect(
      foldTuples(moduleEngagementSummaryTask, [course, 'ada'], tuples, context).map((row) => row.slice(-3)),
    ).toEqual([['2', '0', '2']]);
  });
});
