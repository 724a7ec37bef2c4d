import { describe, expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import { activityLabels } from './activity-labels.ts';
import { courseActivityTask } from './course-activity.ts';
import { userActivityByUserTask } from './user-activity-by-user.ts';
import { userActivityByWeekTask } from './user-activity-by-week.ts';

const course = 'course-v1:edX+DemoX+T1';
const at = (time: string, more: object = {}) => ({
  event_type: 'page_close',
  event_source: 'browser',
  time,
  context: { course_id: course, user_id: 7 },
  ...more,
});
const by = (userId: unknown) => ({ context: { course_id: course, user_id: userId } });
const weeks = (lines: readonly object[], to = '2024-03-25', number = 24) =>
  runTask(courseActivityTask, lines, {
    behind: [userActivityByWeekTask],
    context: taskContext(`2024-01-01-${to}`, { weeks: number }),
  });
const week = (from: string, to: string, label: string, count: number) => [
  course,
  `${from} 00:00:00`,
  `${to} 00:00:00`,
  label,
  String(count),
];
const days = (lines: readonly object[]) =>
  runTask(userActivityByUserTask, lines, { context: taskContext('2024-01-01-2024-03-25') });

describe('activityLabels', () => {
  it.each([
    ['server', 'problem_check', ['ACTIVE', 'ATTEMPTED_PROBLEM']],
    ['browser', 'problem_check', ['ACTIVE']],
    ['browser', 'play_video', ['ACTIVE', 'PLAYED_VIDEO']],
    ['mobile', 'play_video', ['ACTIVE', 'PLAYED_VIDEO']],
    ['server', 'play_video', ['ACTIVE']],
    ['server', 'edx.forum.thread.created', ['ACTIVE', 'POSTED_FORUM']],
    ['server', 'edx.forum.comment.created', ['ACTIVE', 'POSTED_FORUM']],
    ['browser', 'edx.forum.thread.created', ['ACTIVE']],
    ['server', 'edx.forum.thread.viewed', ['ACTIVE']],
    ['task', 'problem_check', []],
    ['server', 'edx.course.enrollment.activated', []],
    ['server', 'edx.course.enrollment.upgrade.clicked', []],
    ['server', '', []],
    ['', '/courses/x', ['ACTIVE']],
  ])('of %s %s are %j', (source, type, labels) => {
    expect(activityLabels({ source, type })).toEqual(labels);
  });
});

describe('user-activity-by-user', () => {
  it('counts events by learner, day and label', () => {
    const check = { event_type: 'problem_check', event_source: 'server' };
    const lines = [
      at('2024-03-04T10:00:00', check),
      at('2024-03-04T11:00:00', check),
      at('2024-03-05T00:00:00'),
    ];
    expect(days(lines)).toEqual([
      ['7', course, '2024-03-04', 'ACTIVE', '2'],
      ['7', course, '2024-03-04', 'ATTEMPTED_PROBLEM', '2'],
      ['7', course, '2024-03-05', 'ACTIVE', '1'],
    ]);
  });

  it('leaves out events without a learner, a course or a day', () => {
    const none = [0, '', null, 'seven', -1, 1.5].map((userId) => at('2024-03-04T10:00:00', by(userId)));
    expect(
      days([
        ...none,
        at('2024-03-04T10:00:00', { context: { user_id: 7 } }),
        at('2024-03-04T10:00:00', { context: { course_id: 'no course', user_id: 7 } }),
        at('2024-03-99T10:00:00'),
        at('2024-03-04 10:00:00'),
      ]),
    ).toEqual([]);
  });

  it('takes the course of the address where the context names none', () => {
    const implicit = {
      event_source: 'server',
      event_type: `/courses/${course}/info`,
      context: { user_id: '7' },
    };
    expect(days([at('2024-03-04T10:00:00', implicit)])).toEqual([['7', course, '2024-03-04', 'ACTIVE', '1']]);
  });
});

describe('course-activity', () => {
  it('has weeks from Monday 00:00 to the next', () => {
    const lines = [
      '2024-03-10T23:59:59.999999',
      '2024-03-11T00:00:00',
      '2024-03-17T23:59:59',
      '2024-03-18T00:00:00',
    ];
    expect(weeks(lines.map((time) => at(time)))).toEqual([
      week('2024-03-04', '2024-03-11', 'ACTIVE', 1),
      week('2024-03-11', '2024-03-18', 'ACTIVE', 1),
      week('2024-03-18', '2024-03-25', 'ACTIVE', 1),
    ]);
  });

  it('goes over the end of a year', () => {
    expect(
      runTask(courseActivityTask, [at('2020-12-31T12:00:00'), at('2021-01-03T12:00:00')], {
        behind: [userActivityByWeekTask],
        context: taskContext('2020-12-01-2021-01-04'),
      }),
    ).toEqual([week('2020-12-28', '2021-01-04', 'ACTIVE', 1)]);
  });

  it('counts learners, not events', () => {
    const lines = [7, 7, 8, '8', 9].map((id, hour) => at(`2024-03-11T0${hour}:00:00`, by(id)));
    expect(weeks(lines)).toEqual([week('2024-03-11', '2024-03-18', 'ACTIVE', 3)]);
  });

  it('leaves out the week of the last day until it is over', () => {
    const lines = [at('2024-03-17T12:00:00'), at('2024-03-18T12:00:00')];
    expect(weeks(lines, '2024-03-24')).toEqual([week('2024-03-11', '2024-03-18', 'ACTIVE', 1)]);
    expect(weeks(lines, '2024-03-25')).toHaveLength(2);
    expect(weeks(lines, '2024-03-26')).toHaveLength(2);
  });

  it('has as many weeks as asked for', () => {
    const lines = ['2024-03-04', '2024-03-11', '2024-03-18'].map((date) => at(`${date}T12:00:00`));
    expect(weeks(lines, '2024-03-27', 2).map((row) => row[1])).toEqual([
      '2024-03-11 00:00:00',
      '2024-03-18 00:00:00',
    ]);
  });

  it('has no rows for a course whose learners only enrolled', () => {
    expect(weeks([at('2024-03-11T12:00:00', { event_type: 'edx.course.enrollment.activated' })])).toEqual([]);
  });
});
