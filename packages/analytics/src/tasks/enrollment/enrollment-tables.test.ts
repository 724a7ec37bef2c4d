import { describe, expect, it } from 'vitest';
import type { Task } from '../define-task.ts';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { courseEnrollmentBirthYearDailyTask } from './course-enrollment-birth-year-daily.ts';
import { courseEnrollmentDailyTask } from './course-enrollment-daily.ts';
import { courseEnrollmentEducationLevelDailyTask } from './course-enrollment-education-level-daily.ts';
import { courseEnrollmentEventsTask } from './course-enrollment-events.ts';
import { courseEnrollmentGenderDailyTask } from './course-enrollment-gender-daily.ts';
import { courseEnrollmentModeDailyTask } from './course-enrollment-mode-daily.ts';
import { courseEnrollmentSpansTask } from './course-enrollment-spans.ts';
import { courseEnrollmentSummaryTask } from './course-enrollment-summary.ts';
import { courseGradeByModeTask } from './course-grade-by-mode.ts';
import { courseMetaSummaryEnrollmentTask } from './course-meta-summary-enrollment.ts';
import { enrollmentTasks } from './enrollment-tasks.ts';

const course = 'course-v1:edX+DemoX+T1';
const enrol = (userId: unknown, time: string, type = 'activated', mode: unknown = 'audit') => ({
  event_type: `edx.course.enrollment.${type}`,
  event_source: 'server',
  time,
  event: { course_id: course, user_id: userId, mode },
});
const table = (
  task: Task,
  lines: readonly object[],
  rows: Readonly<Record<string, readonly Tuple[]>> = {},
  interval = '2024-03-01-2024-03-05',
) =>
  runTask(task, lines, {
    behind: enrollmentTasks.filter((other) => other !== task),
    rows,
    context: taskContext(interval),
  }).map((row) => row.filter((value) => value !== course));

describe('enrolment events', () => {
  const events = (...lines: readonly object[]) => table(courseEnrollmentEventsTask, lines);

  it('are all kept, repeated ones too', () => {
    const line = enrol(7, '2024-03-01T10:00:00.000001');
    const row = ['7', '2024-03-01T10:00:00.000001', 'edx.course.enrollment.activated', 'audit'];
    expect(events(line, line)).toEqual([row, row]);
  });

  it('need a learner, a course, a mode and a day', () => {
    const time = '2024-03-01T10:00:00';
    expect(
      events(
        ...[null, undefined, 'seven', '', -1, 1.5, 2 ** 53, '9007199254740993', true, []].map((id) =>
          enrol(id, time),
        ),
        ...[null, 5, 'm'.repeat(101)].map((mode) => enrol(7, time, 'activated', mode)),
        { ...enrol(7, time), event: { course_id: course, user_id: 7 } },
        { ...enrol(7, time), event: { user_id: 7, mode: 'audit' }, context: { course_id: course } },
        { ...enrol(7, time), event: { course_id: 'nowhere', user_id: 7, mode: 'audit' } },
        enrol(7, '2024-03-01 10:00:00'),
        enrol(7, '2024-02-30T10:00:00'),
        enrol(7, time, 'upgrade.succeeded'),
      ),
    ).toEqual([]);
  });

  it('know learners by number, written as text or not', () => {
    const lines = [
      enrol('007', '2024-03-01T10:00:00'),
      enrol(7, '2024-03-01T11:00:00'),
      enrol(0, '2024-03-01T10:00:00'),
    ];
    expect(events(...lines).map(([id]) => id)).toEqual(['0', '7', '7']);
  });

  it('keep modes as they are written, beyond the basic plane too', () => {
    expect(events(enrol(7, '2024-03-01T10:00:00', 'activated', '\u{1F600}\t'))[0]?.at(-1)).toBe(
      '\u{1F600}\t',
    );
  });
});

describe('spans of enrolment', () => {
  const spans = (...lines: readonly object[]) =>
    table(courseEnrollmentSpansTask, lines).map((row) => row.slice(1));

  it('break events of one time by name of event, then of mode', () => {
    const time = '2024-03-01T10:00:00';
    const both = [enrol(7, time, 'deactivated'), enrol(7, time)];
    expect(spans(...both)).toEqual([['2024-03-01', null, '0', '0', 'audit']]);
    expect(spans(...both.toReversed())).toEqual([['2024-03-01', null, '0', '0', 'audit']]);
    const modes = [enrol(7, time, 'activated', 'verified'), enrol(7, time, 'activated', 'honor')];
    expect(spans(...modes)).toEqual([['2024-03-01', null, '1', '1', 'verified']]);
  });

  it('belong to the day up to midnight', () => {
    expect(
      spans(enrol(7, '2024-03-01T23:59:59.999999'), enrol(7, '2024-03-02T00:00:00', 'deactivated')),
    ).toEqual([
      ['2024-03-01', '2024-03-02', '1', '1', 'audit'],
      ['2024-03-02', null, '0', '-1', 'audit'],
    ]);
  });

  it('go on where an event changes nothing', () => {
    expect(spans(enrol(7, '2024-03-01T10:00:00'), enrol(7, '2024-03-03T10:00:00'))).toEqual([
      ['2024-03-01', null, '1', '1', 'audit'],
    ]);
  });

  it('take a line that comes late in the file where its time puts it', () => {
    const lines = [enrol(7, '2024-03-03T10:00:00', 'deactivated'), enrol(7, '2024-03-01T10:00:00')];
    expect(spans(...lines)).toEqual(spans(...lines.toReversed()));
  });
});

describe('enrolment by day', () => {
  const lines = [
    enrol(1, '2024-03-01T10:00:00'),
    enrol(1, '2024-03-03T10:00:00', 'mode_changed', 'verified'),
    enrol(2, '2024-03-02T10:00:00'),
    enrol(2, '2024-03-03T10:00:00', 'deactivated'),
    enrol(3, '2024-03-04T23:59:59'),
  ];

  it('counts who is enrolled, and who ever was, up to the last day', () => {
    expect(table(courseEnrollmentDailyTask, lines)).toEqual([
      ['2024-03-01', '1', '1'],
      ['2024-03-02', '2', '2'],
      ['2024-03-03', '1', '2'],
      ['2024-03-04', '2', '3'],
    ]);
  });

  it('counts a learner under the mode that he has on the day, and no more under an earlier one', () => {
    expect(table(courseEnrollmentModeDailyTask, lines)).toEqual([
      ['2024-03-01', 'audit', '1', '1'],
      ['2024-03-02', 'audit', '2', '2'],
      ['2024-03-03', 'audit', '0', '1'],
      ['2024-03-04', 'audit', '1', '2'],
      ['2024-03-03', 'verified', '1', '1'],
      ['2024-03-04', 'verified', '1', '1'],
    ]);
  });

  it('leaves out days on which a mode has nobody, between days that it has someone', () => {
    const there = [
      enrol(1, '2024-03-01T10:00:00'),
      enrol(1, '2024-03-02T10:00:00', 'mode_changed', 'honor'),
      enrol(1, '2024-03-03T10:00:00', 'mode_changed'),
    ];
    expect(table(courseEnrollmentModeDailyTask, there)).toEqual([
      ['2024-03-01', 'audit', '1', '1'],
      ['2024-03-03', 'audit', '1', '1'],
      ['2024-03-04', 'audit', '1', '1'],
      ['2024-03-02', 'honor', '1', '1'],
    ]);
  });

  it('is empty without events in the range, whose last day is not part of it', () => {
    expect(
      table(courseEnrollmentDailyTask, [enrol(1, '2024-02-29T23:59:59'), enrol(1, '2024-03-05T00:00:00')]),
    ).toEqual([]);
  });
});

describe('enrolment by profile', () => {
  /** user_id, name, language, location, gender, mailing_address, year_of_birth, level_of_education, goals, country, city. */
  const profile = (
    id: number,
    gender: string | null,
    born: string | null,
    education: string | null,
  ): Tuple => [String(id), 'N', '', '', gender, null, born, education, null, null, null];
  const rows = {
    auth_userprofile: [
      profile(1, 'f', '1990', 'p_se'),
      profile(2, '', null, 'unheard of'),
      profile(3, 'f', '1990', 'el'),
      profile(6, 'unknown', null, null),
      profile(5, 'm', '1980', 'none'),
    ],
  };
  const lines = [
    ...[1, 2, 4].map((id) => enrol(id, '2024-03-03T10:00:00')),
    enrol(3, '2024-03-03T10:00:00'),
    enrol(3, '2024-03-04T10:00:00', 'deactivated'),
  ];

  it('counts genders of every day; none given, empty and no profile are one', () => {
    expect(table(courseEnrollmentGenderDailyTask, lines, rows)).toEqual([
      ['2024-03-03', null, '2', '2'],
      ['2024-03-04', null, '2', '2'],
      ['2024-03-03', 'f', '2', '2'],
      ['2024-03-04', 'f', '1', '2'],
    ]);
  });

  it('counts years of birth and education of the last day only', () => {
    expect(table(courseEnrollmentBirthYearDailyTask, lines, rows)).toEqual([
      ['2024-03-04', '1990', '1', '2'],
      ['2024-03-04', null, '2', '2'],
    ]);
    expect(table(courseEnrollmentEducationLevelDailyTask, lines, rows)).toEqual([
      ['2024-03-04', null, '2', '2'],
      ['2024-03-04', 'doctorate', '1', '1'],
      ['2024-03-04', 'primary', '0', '1'],
    ]);
  });

  it.each([
    ['el', 'primary'],
    ['jhs', 'junior_secondary'],
    ['hs', 'secondary'],
    ['a', 'associates'],
    ['b', 'bachelors'],
    ['m', 'masters'],
    ['p', 'doctorate'],
    ['p_se', 'doctorate'],
    ['p_oth', 'doctorate'],
    ['none', 'none'],
    ['other', 'other'],
    ['', null],
    ['toString', null],
    [null, null],
  ])('reads education %s as %s', (code, level) => {
    const found = table(courseEnrollmentEducationLevelDailyTask, [enrol(1, '2024-03-03T10:00:00')], {
      auth_userprofile: [profile(1, 'f', null, code)],
    });
    expect(found).toEqual([['2024-03-04', level, '1', '1']]);
  });
});

describe('passing learners by mode', () => {
  const lines = [
    enrol(1, '2024-03-02T10:00:00'),
    enrol(1, '2024-03-03T10:00:00', 'mode_changed', 'verified'),
  ];
  const grade = (modified: string, passed: string | null = modified, letter: string | null = 'A'): Tuple => [
    '1',
    course,
    letter,
    passed,
    modified,
  ];
  const passing = (...grades: readonly Tuple[]) =>
    table(courseGradeByModeTask, lines, { grades_persistentcoursegrade: grades }).map((row) => row.join(' '));

  it.each([
    ['on the day of the first mode', '2024-03-02T23:59:59', ['audit 1', 'verified 0']],
    ['on the day of the change', '2024-03-03 00:00:00', ['audit 0', 'verified 1']],
    ['after the range', '2025-01-01 00:00:00', ['audit 0', 'verified 1']],
    ['before he came', '2024-03-01 23:59:59', ['audit 0', 'verified 0']],
  ])('counts a grade changed %s', (_when, modified, expected) => {
    expect(passing(grade(modified))).toEqual(expected);
  });

  it('needs a time of passing and a letter', () => {
    for (const none of [
      grade('2024-03-02', null),
      grade('2024-03-02', '2024-03-02', ''),
      grade('2024-03-02', '2024-03-02', null),
    ])
      expect(passing(none)).toEqual(['audit 0', 'verified 0']);
    expect(passing()).toEqual(['audit 0', 'verified 0']);
  });
});

describe('the summary of courses', () => {
  const lines = [
    enrol(1, '2024-03-01T10:00:00'),
    enrol(2, '2024-03-08T10:00:00'),
    enrol(3, '2024-03-09T10:00:00', 'activated', 'honor'),
    enrol(4, '2024-03-01T10:00:00', 'activated', 'gone'),
    enrol(4, '2024-03-02T10:00:00', 'mode_changed'),
  ];
  const catalog: Tuple = [
    course,
    'DemoX',
    '  A \n Demo ',
    '2024-01-01T00:00:00Z',
    null,
    'self_paced',
    'Current',
    null,
  ];
  const summary = (rows: Readonly<Record<string, readonly Tuple[]>>) =>
    table(courseMetaSummaryEnrollmentTask, lines, rows, '2024-03-01-2024-03-09');

  it('compares the last day with the seventh before it, and has modes of the last day only', () => {
    const empty = [null, null, null, null, null, null];
    expect(summary({})).toEqual([[...empty, 'audit', '3', '2', '3', '0']]);
    expect(table(courseMetaSummaryEnrollmentTask, lines, {}, '2024-03-01-2024-03-10')).toEqual([
      [...empty, 'audit', '3', '1', '3', '0'],
      [...empty, 'honor', '1', '1', '1', '0'],
    ]);
  });

  it('has what the catalogue says, its title on one line', () => {
    const said = ['A Demo', 'DemoX', '2024-01-01 00:00:00.000000', null, 'self_paced', 'Current'];
    expect(summary({ course_catalog: [catalog] })).toEqual([[...said, 'audit', '3', '2', '3', '0']]);
  });
});

it('summarizes a learner whose fractions of a second are short', () => {
  const lines = [
    enrol(1, '2024-03-01T10:00:00.5'),
    enrol(1, '2024-03-02T10:00:00', 'mode_changed', 'verified'),
  ];
  expect(table(courseEnrollmentSummaryTask, lines)).toEqual([
    [
      '1',
      'verified',
      '1',
      'audit',
      '2024-03-01 10:00:00.500000',
      null,
      '2024-03-02 10:00:00.000000',
      null,
      '2024-03-05 00:00:00.000000',
    ],
  ]);
});
