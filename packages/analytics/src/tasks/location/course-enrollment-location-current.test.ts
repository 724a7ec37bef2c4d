import { expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { courseEnrollmentCountryTask } from './course-enrollment-country.ts';
import { courseEnrollmentLocationCurrentTask } from './course-enrollment-location-current.ts';

const [one, two] = ['course-v1:edX+DemoX+T1', 'edX/DemoX/2014'];
const seen = (userId: unknown, ip: string | undefined, time: string, more: object = {}) => ({
  event_type: 'page_close',
  event_source: 'browser',
  time,
  ...(ip !== undefined && { ip }),
  context: { user_id: userId },
  ...more,
});
const enrolled = (userId: number, course = one, active = '1'): Tuple => [
  String(userId),
  course,
  active,
  'audit',
];
const countries = new Map([
  ['1.1.1.1', 'AU'],
  ['2.2.2.2', 'FR'],
  ['2001:db8::1', 'CL'],
]);
const locations = (lines: readonly object[], enrollments: readonly Tuple[]) =>
  runTask(courseEnrollmentLocationCurrentTask, lines, {
    behind: [courseEnrollmentCountryTask],
    rows: { student_courseenrollment: enrollments },
    context: taskContext('2024-03-01-2024-04-01', { countryOf: (ip) => countries.get(ip) }),
  });

it('counts the enrolled by the country of their latest event, and all enrolment records', () => {
  const lines = [
    seen(1, '1.1.1.1', '2024-03-04T10:00:00'),
    seen(2, '1.1.1.1', '2024-03-04T10:00:00'),
    seen('3', '2001:db8::1', '2024-03-04T10:00:00'),
  ];
  expect(locations(lines, [enrolled(1), enrolled(2, one, '0'), enrolled(3), enrolled(3, two)])).toEqual([
    ['2024-04-01', one, 'AU', '1', '2'],
    ['2024-04-01', one, 'CL', '1', '1'],
    ['2024-04-01', two, 'CL', '1', '1'],
  ]);
});

it('takes the latest address of a learner over all courses, whatever the order of the lines', () => {
  const lines = [
    seen(1, '2.2.2.2', '2024-03-05T00:00:00'),
    seen(1, '1.1.1.1', '2024-03-04T23:59:59.999999', { context: { user_id: 1, course_id: one } }),
  ];
  const expected = [['2024-04-01', one, 'FR', '1', '1']];
  expect(locations(lines, [enrolled(1)])).toEqual(expected);
  expect(locations(lines.toReversed(), [enrolled(1)])).toEqual(expected);
});

it('takes the greater of two addresses at the same time, whatever the order of the lines', () => {
  const lines = ['2.2.2.2', '1.1.1.1'].map((ip) => seen(1, ip, '2024-03-05T00:00:00'));
  for (const tied of [lines, lines.toReversed()])
    expect(locations(tied, [enrolled(1)])).toEqual([['2024-04-01', one, 'FR', '1', '1']]);
});

it('says UNKNOWN of an address without a country, and nothing of a learner without events', () => {
  const lines = [seen(1, '10.0.2.2', '2024-03-05T00:00:00'), seen(2, 'no address', '2024-03-05T00:00:00')];
  expect(locations(lines, [enrolled(1), enrolled(2), enrolled(3)])).toEqual([
    ['2024-04-01', one, 'UNKNOWN', '2', '2'],
    ['2024-04-01', one, null, '1', '1'],
  ]);
});

it('goes by no line without address, learner or time, and by none outside of the range', () => {
  const lines = [
    seen(1, '1.1.1.1', '2024-03-04T10:00:00'),
    seen(1, '', '2024-03-05T00:00:00'),
    seen(1, undefined, '2024-03-05T00:00:00'),
    seen('', '2.2.2.2', '2024-03-05T00:00:00'),
    seen(1, '2.2.2.2', '2024-04-01T00:00:00'),
    { ...seen(1, '2.2.2.2', ''), time: null },
  ];
  expect(locations(lines, [enrolled(1)])).toEqual([['2024-04-01', one, 'AU', '1', '1']]);
});

it('is empty where nobody is enrolled', () => {
  expect(locations([seen(1, '1.1.1.1', '2024-03-04T10:00:00')], [])).toEqual([]);
});
