import { expect, it } from 'vitest';
import { engagementTasks } from '../engagement/engagement-tasks.ts';
import { enrollmentTasks } from '../enrollment/enrollment-tasks.ts';
import { allTasks } from '../all-tasks.ts';
import type { Task } from '../define-task.ts';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import {
  studentEngagementJoinedAllTask,
  studentEngagementJoinedDailyTask,
  studentEngagementJoinedWeeklyTask,
} from './student-engagement-joined.ts';
import { studentEngagementTasks } from './student-engagement-tasks.ts';

const course = 'course-v1:edX+DemoX+T1';
const enrol = (userId: number, time: string, type = 'activated') => ({
  event_type: `edx.course.enrollment.${type}`,
  event_source: 'server',
  time,
  event: { course_id: course, user_id: userId, mode: 'audit' },
});
const play = (username: string, time: string) => ({
  event_type: 'play_video',
  event_source: 'browser',
  username,
  time,
  event: { id: 'v' },
  context: { course_id: course },
});
const joined = (task: Task, lines: readonly object[]) =>
  runTask(task, lines, {
    behind: [
      ...enrollmentTasks,
      ...engagementTasks,
      ...studentEngagementTasks.filter((other) => other !== task),
    ],
    context: taskContext('2024-03-01-2024-03-12'),
    rows: {
      auth_user: [
        ['1', 'ada', 'ada@example.com'],
        ['2', 'ben', null],
      ],
      course_groups_courseusergroup: [['5', 'Morning', course, 'cohort']],
      course_groups_courseusergroup_users: [['5', '1']],
    },
  }).map(([date, of, name, email, cohort, days, , , , videos]) => {
    expect(of).toBe(course);
    return [date, name, email, cohort, days, videos].join(' ');
  });

const lines = [
  enrol(1, '2024-03-08T10:00:00'),
  play('ada', '2024-03-10T10:00:00'),
  enrol(2, '2024-03-04T10:00:00'),
  enrol(2, '2024-03-05T10:00:00', 'deactivated'),
  play('ben', '2024-03-05T09:00:00'),
  play('eve', '2024-03-10T10:00:00'),
];

it('has everyone enrolled at the end of each day, with zeros where he did nothing', () => {
  expect(joined(studentEngagementJoinedDailyTask, lines)).toEqual([
    '2024-03-11 ada ada@example.com Morning 0 0',
    '2024-03-10 ada ada@example.com Morning 1 1',
    '2024-03-09 ada ada@example.com Morning 0 0',
    '2024-03-08 ada ada@example.com Morning 0 0',
    '2024-03-04 ben   0 0',
  ]);
});

it('has weeks by who is enrolled as they end', () => {
  expect(joined(studentEngagementJoinedWeeklyTask, lines)).toEqual([
    '2024-03-11 ada ada@example.com Morning 1 1',
    '2024-03-04 ben   0 0',
  ]);
});

it('has one row for each who is enrolled as the range ends', () => {
  expect(joined(studentEngagementJoinedAllTask, lines)).toEqual([
    '2024-03-11 ada ada@example.com Morning 1 1',
  ]);
  expect(joined(studentEngagementJoinedAllTask, [])).toEqual([]);
});

it('is among all tasks', () => {
  expect(allTasks).toContain(studentEngagementJoinedAllTask);
});
