import { describe, expect, it } from 'vitest';
import { studentEngagementColumns } from '../../tables/student-engagement/student-engagement.tables.ts';
import type { Task } from '../define-task.ts';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import {
  studentEngagementAllTask,
  studentEngagementDailyTask,
  studentEngagementWeeklyTask,
} from './student-engagement.ts';

const course = 'course-v1:edX+DemoX+T1';
/** A Thursday to a Tuesday: weeks end on Mondays. */
const context = taskContext('2024-02-29-2024-03-26');
const line = (time: string, type: string, event: unknown = {}, more: object = {}) => ({
  event_type: type,
  event_source: 'server',
  username: 'ada',
  time,
  event,
  context: { course_id: course },
  ...more,
});
const noon = '2024-03-04T12:00:00';
const names = studentEngagementColumns.map(({ name }) => name);
const run = (task: Task, lines: readonly object[]) =>
  runTask(task, lines, { context }).map((row) =>
    Object.fromEntries(names.map((name, place) => [name, row[place]])),
  );
/** Columns that are not what they are for a learner with one day of activity. */
const daily = (...lines: readonly object[]) =>
  run(studentEngagementDailyTask, lines).map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(
        ([name, value]) =>
          name === 'username' ||
          (!['0', ''].includes(value ?? '') && !['end_date', 'course_id', 'days_active'].includes(name)),
      ),
    ),
  );

describe('student-engagement-daily', () => {
  it('counts problems once and answers each time', () => {
    const check = (problem: unknown, success: unknown) =>
      line(noon, 'problem_check', { problem_id: problem, success });
    expect(
      daily(
        check('p1', 'incorrect'),
        check('p1', 'Correct'),
        check('p1', 'correct'),
        check('p2', 'incorrect'),
        check('p3', null),
      ),
    ).toEqual([{ username: 'ada', problems_attempted: '3', problem_attempts: '5', problems_correct: '1' }]);
  });

  it('counts different videos, posts by kind, and pages', () => {
    const lines = [
      ...['v1', 'v1', 'v2'].map((id) =>
        line(noon, 'play_video', JSON.stringify({ id }), { event_source: 'browser' }),
      ),
      ...['thread', 'response', 'response', 'comment'].map((kind) => line(noon, `edx.forum.${kind}.created`)),
      line(noon, 'book', { new: 2 }),
      line(noon, 'book', { new: 3 }),
    ];
    expect(daily(...lines)).toEqual([
      {
        username: 'ada',
        videos_played: '2',
        forum_posts: '1',
        forum_responses: '2',
        forum_comments: '1',
        textbook_pages_viewed: '2',
      },
    ]);
  });

  it('counts votes for their giver and their receiver, and takes undone ones back', () => {
    const vote = (kind: string, way: unknown, undo?: unknown, target: unknown = 'ben') =>
      line(noon, `edx.forum.${kind}.voted`, { vote_value: way, undo_vote: undo, target_username: target });
    expect(
      daily(
        vote('thread', 'up'),
        vote('response', 'up'),
        vote('thread', 'up', true),
        vote('thread', 'down', false),
        vote('response', 'down', null),
      ),
    ).toEqual([
      { username: 'ada', forum_upvotes_given: '1', forum_downvotes_given: '2' },
      { username: 'ben', forum_upvotes_received: '1', forum_downvotes_received: '2' },
    ]);
    expect(daily(vote('thread', 'down', true))).toEqual([
      { username: 'ada', forum_downvotes_given: '-1' },
      { username: 'ben', forum_downvotes_received: '-1' },
    ]);
    expect(daily(vote('thread', 'up', false, ''), vote('thread', 'up', false, null))).toEqual([
      { username: 'ada', forum_upvotes_given: '2' },
    ]);
    expect(daily(vote('thread', 'sideways'), vote('thread', undefined))).toEqual([]);
    expect(daily(vote('comment', 'up'))).toEqual([{ username: 'ada' }, { username: 'ben' }]);
  });

  it('names the last subsection opened; of two at one time the first by name', () => {
    const open = (time: string, chapter: string) =>
      line(time, `/courses/${course}/courseware/${chapter}/s1/`);
    const last = (...lines: readonly object[]) =>
      run(studentEngagementDailyTask, lines)[0]?.['last_subsection_viewed'];
    const lines = [
      open('2024-03-04T12:00:00.5', 'c1'),
      open('2024-03-04T12:00:00.6', 'c0'),
      open('2024-03-04T11:59:59', 'c2'),
    ];
    expect(last(...lines)).toBe(`/courses/${course}/courseware/c0/s1/`);
    const tied = [open(noon, 'c2'), open(noon, 'c1')];
    expect([last(...tied), last(...tied.toReversed())]).toEqual(
      Array(2).fill(`/courses/${course}/courseware/c1/s1/`),
    );
    expect(last(line(noon, '/courses/edX/DemoX/T1/courseware/a/b/3/?x=\u{1F600}'))).toBe(
      '/courses/edX/DemoX/T1/courseware/a/b/3/?x=\u{1F600}',
    );
    expect(last(line(noon, `/courses/${course}/courseware/c1/`), line(noon, `/courses/${course}/info`))).toBe(
      '',
    );
  });

  it('takes any other event with data as a day of activity', () => {
    expect(daily(line(noon, 'page_close'))).toEqual([{ username: 'ada' }]);
    expect(
      run(studentEngagementDailyTask, [
        line(noon, 'page_close'),
        line('2024-03-05T00:00:00', 'page_close'),
      ]).map(({ end_date: date, days_active: days }) => [date, days]),
    ).toEqual([
      ['2024-03-04', '1'],
      ['2024-03-05', '1'],
    ]);
  });

  it('leaves out lines that count for nothing', () => {
    expect(
      daily(
        line(noon, 'problem_check', { problem_id: 'p' }, { event_source: 'browser' }),
        line(noon, 'problem_check', {}),
        line(noon, 'play_video', { id: '' }),
        line(noon, 'page_close', null),
        line(noon, 'page_close', ['list']),
        line(noon, 'page_close', {}, { username: ' ' }),
        line(noon, 'page_close', {}, { username: 'a'.repeat(256) }),
        line(noon, 'page_close', {}, { context: {}, page: `https://lms.example/courses/${course}/` }),
        line('2024-02-28T23:59:59', 'page_close'),
        line('2024-03-26T00:00:00', 'page_close'),
      ),
    ).toEqual([]);
  });
});

describe('student engagement over longer periods', () => {
  const check = (time: string, success = 'incorrect') =>
    line(time, 'problem_check', { problem_id: 'p', success });
  const lines = [
    check('2024-03-04T23:59:59'),
    check('2024-03-05T00:00:00', 'correct'),
    check('2024-03-11T23:59:59'),
    check('2024-03-25T12:00:00'),
  ];
  const of = (task: Task) =>
    run(task, lines).map((row) =>
      ['end_date', 'days_active', 'problems_attempted', 'problem_attempts', 'problems_correct'].map(
        (name) => row[name],
      ),
    );

  it('has weeks that end with the weekday of the last day', () => {
    expect(of(studentEngagementWeeklyTask)).toEqual([
      ['2024-03-04', '1', '1', '1', '0'],
      ['2024-03-11', '2', '1', '2', '1'],
      ['2024-03-25', '1', '1', '1', '0'],
    ]);
  });

  it('has all in a row that ends with the last day', () => {
    expect(of(studentEngagementAllTask)).toEqual([['2024-03-25', '4', '1', '4', '1']]);
  });
});
