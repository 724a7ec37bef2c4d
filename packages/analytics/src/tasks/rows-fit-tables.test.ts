import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runInMemory } from '../engines/in-memory/run-in-memory.ts';
import { parseLogEvent } from '../log/parse-log-event.ts';
import { rowFitter } from '../tables/row-fitter.ts';
import { activityTasks } from './activity/activity-tasks.ts';
import { engagementTasks } from './engagement/engagement-tasks.ts';
import { enrollmentTasks } from './enrollment/enrollment-tasks.ts';
import { locationTasks } from './location/location-tasks.ts';
import { studentEngagementTasks } from './student-engagement/student-engagement-tasks.ts';
import { taskContext } from './testing/task-context.ts';
import type { Tuple } from '../tuples/tuple.ts';

const tasks = [
  ...enrollmentTasks,
  ...locationTasks,
  ...activityTasks,
  ...engagementTasks,
  ...studentEngagementTasks,
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400, size: 'max' }),
  fc.constantFrom('ada', 'audit', '\u{1F600}'.repeat(300), 'x'.repeat(300), '\t\n\0\\N', '\uD800', '', ' '),
);
const json = fc.oneof(text, text, fc.jsonValue({ maxDepth: 1 }));
const course = fc.oneof(
  fc.constantFrom('course-v1:a+b+c', 'edX/DemoX/2014'),
  text,
  text.map((run) => `course-v1:a+b+${run}`),
);
const time = fc.oneof(
  fc.constantFrom(
    '2024-03-04T10:00:00.5+00:00',
    '2024-03-22T25:61:00',
    '2024-03-20',
    '2024-02-31T00:00:00',
    '2024-03-19T',
  ),
  text,
);
const types = ['activated', 'deactivated', 'mode_changed'].map((name) => `edx.course.enrollment.${name}`);
const line = fc.record({
  event_type: fc.oneof(
    fc.constantFrom(
      ...types,
      'problem_check',
      'play_video',
      'book',
      'edx.forum.thread.created',
      'edx.forum.thread.voted',
    ),
    text,
  ),
  event_source: fc.constantFrom('server', 'browser', 'mobile', 'task'),
  username: json,
  time,
  ip: json,
  event: fc.oneof(
    json,
    fc.record({
      course_id: course,
      user_id: fc.oneof(fc.nat(9), json),
      mode: json,
      problem_id: json,
      id: json,
      commentable_id: json,
      success: json,
      vote_value: fc.constantFrom('up', 'down'),
      undo_vote: json,
      target_username: json,
    }),
  ),
  context: fc.record({ course_id: course, user_id: fc.oneof(fc.nat(9), json) }),
});
const site = fc.record({
  name: text,
  gender: text,
  goals: text,
  title: text,
  availability: text,
  start: time,
  cohort: text,
});

it('makes rows that fit their tables of any lines and profiles', () => {
  const seen = new Set<string>();
  const plain = ['edx.course.enrollment.activated', 'play_video'].map((type) => ({
    event_type: type,
    event_source: 'browser',
    username: 'user1',
    time: '2024-03-19T10:00:00',
    event: { course_id: 'course-v1:a+b+c', user_id: 1, mode: 'audit', id: 'v' },
    context: { course_id: 'course-v1:a+b+c', user_id: 1 },
  }));
  const week = { ...plain[1], time: '2024-03-12T10:00:00' };
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 30, size: 'max' }),
      site,
      (lines, { name, gender, goals, title, availability, start, cohort }) => {
        const ids = Array.from({ length: 10 }, (_none, id) => String(id));
        const rows = new Map<string, readonly Tuple[]>([
          ['auth_user', ids.map((id) => [id, `user${id}`, `${id}@example.com`])],
          [
            'auth_userprofile',
            ids.map((id) => [id, name, name, name, gender, name, '1990', gender, goals, null, null]),
          ],
          ['student_courseenrollment', ids.map((id) => [id, 'course-v1:a+b+c', '1', 'audit'])],
          ['grades_persistentcoursegrade', ids.map((id) => [id, 'course-v1:a+b+c', 'A', start, start])],
          ['course_groups_courseusergroup', [['1', cohort, 'course-v1:a+b+c', 'cohort']]],
          ['course_groups_courseusergroup_users', ids.map((id) => ['1', id])],
          [
            'course_catalog',
            [['course-v1:a+b+c', title, title, start, start, availability, availability, null]],
          ],
        ]);
        const events = [...plain, week, ...lines].flatMap((one) => parseLogEvent(JSON.stringify(one)) ?? []);
        const tables = runInMemory({ tasks, events, rows, context: taskContext('2024-03-04-2024-03-23') });
        for (const { table } of tasks.filter((task) => task.table.kind !== 'internal')) {
          const fits = rowFitter(table);
          for (const row of tables.get(table.name) ?? []) {
            expect(fits(row)).toHaveLength(table.columns.length);
            seen.add(table.name);
          }
        }
      },
    ),
    { numRuns: 120, endOnFailure: true },
  );
  const every = tasks.filter(({ table }) => table.kind === 'published').map(({ table }) => table.name);
  expect(every.filter((name) => !seen.has(name))).toEqual([]);
});
