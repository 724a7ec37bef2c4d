import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runInMemory } from '../engines/in-memory/run-in-memory.ts';
import type { LogEvent } from '../log/log-event.ts';
import { parseLogEvent } from '../log/parse-log-event.ts';
import { activityTasks } from './activity/activity-tasks.ts';
import { engagementTasks } from './engagement/engagement-tasks.ts';
import { enrollmentTasks } from './enrollment/enrollment-tasks.ts';
import { locationTasks } from './location/location-tasks.ts';
import { studentEngagementTasks } from './student-engagement/student-engagement-tasks.ts';
import { runInParts, tableTexts, withItsSources } from './testing/run-in-parts.ts';
import { taskContext } from './testing/task-context.ts';
import type { Tuple } from '../tuples/tuple.ts';

const tasks = [
  ...enrollmentTasks,
  ...locationTasks,
  ...activityTasks,
  ...engagementTasks,
  ...studentEngagementTasks,
];

const courses = ['course-v1:edX+DemoX+T1', 'edX/DemoX/2014'] as const;
const names = ['ada', 'ben', '\u{1F600}', '\uFF5E', 'eve', 'fay', 'gus'] as const;
/** Few moments, so that many events are at the same time, on the edge of a day, of a week, and of the range (4 to 23 March 2024). */
const times = [
  '2024-03-03T23:59:59.9',
  '2024-03-04T00:00:00',
  '2024-03-10T23:59:59.999999',
  '2024-03-11T00:00:00',
  '2024-03-15T12:00:00',
  '2024-03-15T12:00:00.000001',
  '2024-03-16T00:00:00',
  '2024-03-19T12:00:00',
  '2024-03-21T12:00:00',
  '2024-03-22T23:59:59',
  '2024-03-23T00:00:00',
];
const enrolment = ['activated', 'deactivated', 'mode_changed'].map((type) => `edx.course.enrollment.${type}`);
const forum = [
  'edx.forum.thread.created',
  'edx.forum.thread.voted',
  'edx.forum.response.voted',
  'edx.forum.comment.created',
];
const event = fc.record({
  id: fc.option(fc.constantFrom('e1', 'e2', 'e3')),
  type: fc.constantFrom(
    ...enrolment,
    ...enrolment,
    'problem_check',
    'problem_check',
    'play_video',
    'book',
    `/courses/${courses[0]}/courseware/a/b/`,
    `/courses/${courses[0]}/courseware/a/c/`,
    ...forum,
  ),
  source: fc.constantFrom('server', 'server', 'browser', 'mobile', 'task'),
  user: fc.integer({ min: 1, max: names.length }),
  course: fc.constantFrom(...courses),
  time: fc.constantFrom(...times),
  mode: fc.constantFrom('audit', 'verified', 'credit'),
  thing: fc.constantFrom('a', 'b', '\u{1F601}'),
  correct: fc.boolean(),
  ip: fc.constantFrom('', '1.1.1.1', '2.2.2.2', '3.3.3.3'),
});
type Drawn = typeof event extends fc.Arbitrary<infer T> ? T : never;

function parse({ id, type, source, user, course, time, mode, thing, correct, ip }: Drawn): LogEvent[] {
  const data = {
    course_id: course,
    user_id: user,
    mode,
    problem_id: thing,
    id: thing,
    commentable_id: thing,
    success: correct ? 'correct' : 'incorrect',
  };
  const votes = {
    vote_value: correct ? 'up' : 'down',
    undo_vote: thing === 'a',
    target_username: names[user % names.length],
  };
  const line = {
    ...(id !== null && {
      id: JSON.stringify([id, type, source, user, course, time, mode, thing, correct, ip]),
    }),
    event_type: type,
    event_source: source,
    username: names[user - 1],
    time,
    ip,
    event: { ...data, ...votes },
    context: { course_id: course, user_id: user },
  };
  return [parseLogEvent(JSON.stringify(line)) ?? []].flat();
}

const rows = new Map<string, readonly Tuple[]>([
  ['auth_user', names.map((name, place) => [String(place + 1), name, `${name}@example.com`])],
  [
    'auth_userprofile',
    [1, 2, 3].map((id) => [
      String(id),
      'N\\\t',
      'is',
      '',
      ['m', 'f', ''][id % 3] ?? '',
      null,
      '1990',
      'm',
      null,
      'IS',
      null,
    ]),
  ],
  [
    'student_courseenrollment',
    [1, 2, 3, 4].flatMap((id) => courses.map((course) => [String(id), course, String(id % 2), 'audit'])),
  ],
  [
    'grades_persistentcoursegrade',
    [1, 2].map((id) => [String(id), courses[0], 'A', '2024-03-15 12:00:00', '2024-03-15 13:00:00']),
  ],
  [
    'course_groups_courseusergroup',
    [
      ['1', 'Morning', courses[0], 'cohort'],
      ['2', 'Evening', courses[0], 'cohort'],
    ],
  ],
  [
    'course_groups_courseusergroup_users',
    [
      ['1', '1'],
      ['2', '1'],
      ['2', '2'],
    ],
  ],
  [
    'course_catalog',
    [[courses[0], 'DemoX', ' A  Demo ', '2024-01-01T00:00:00Z', null, 'self_paced', 'Current', null]],
  ],
]);
const context = taskContext('2024-03-04-2024-03-23', {
  countryOf: (ip) => ({ '1.1.1.1': 'AU', '2.2.2.2': 'FR' })[ip],
});

const log = fc.array(event, { maxLength: 60, size: 'max' });
/** The same events in another order, cut into parts. */
const scrambled = log.chain((events) =>
  fc.record({
    events: fc.constant(events),
    shuffled: fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
    cuts: fc.array(fc.nat({ max: events.length }), { maxLength: 4 }),
  }),
);

describe('whatever the order and the split of the events, the table is the same', () => {
  it.each(tasks.map((task) => [task.table.name, task] as const))('%s', (table, task) => {
    const needed = withItsSources(task, tasks);
    let rowsSeen = 0;
    fc.assert(
      fc.property(scrambled, ({ events, shuffled, cuts }) => {
        const batch = runInMemory({ tasks: needed, events: events.flatMap(parse), rows, context });
        const parsed = once(shuffled.flatMap(parse));
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), parsed.length];
        const parts = bounds.slice(1).map((end, place) => parsed.slice(bounds[place], end));
        const inParts = runInParts({ tasks: needed, rows, context }, parts);
        const expected = tableTexts(batch.get(table));
        expect(tableTexts(inParts.get(table))).toEqual(expected);
        rowsSeen += expected.length;
      }),
      { numRuns: 60 },
    );
    expect(rowsSeen).toBeGreaterThan(0);
  });
});

/** Engines leave out events of ours that they have seen. */
function once(events: readonly LogEvent[]): LogEvent[] {
  const ids = new Set<string>();
  return events.filter(({ id }) => id === undefined || ids.size < ids.add(id).size);
}
