import { describe, expect, it } from 'vitest';
import { moduleEngagementRoster } from '../../tables/engagement/module-engagement-roster.table.ts';
import { enrollmentTasks } from '../enrollment/enrollment-tasks.ts';
import { runTask } from '../testing/run-task.ts';
import { taskContext } from '../testing/task-context.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { engagementTasks } from './engagement-tasks.ts';
import { moduleEngagementRosterTask } from './module-engagement-roster.ts';
import { check, course, play } from './testing/engagement-lines.ts';

const enrol = (userId: number, time: string, type = 'activated', mode = 'audit') => ({
  event_type: `edx.course.enrollment.${type}`,
  event_source: 'server',
  time,
  event: { course_id: course, user_id: userId, mode },
});
const user = (id: number, username: string): Tuple => [String(id), username, `${username}@example.com`];
/** user_id, name, language, location, gender, mailing_address, year_of_birth, level_of_education, goals, country, city. */
const profile = (id: number, name: string | null = 'A Name', goals: string | null = null): Tuple => [
  String(id),
  name,
  'is',
  '',
  'f',
  null,
  '1990',
  'm',
  goals,
  'IS',
  'Reykjavík',
];

interface Site {
  readonly users?: readonly Tuple[];
  readonly profiles?: readonly Tuple[];
  readonly groups?: readonly Tuple[];
  readonly members?: readonly Tuple[];
}

const ada = { users: [user(1, 'ada')], profiles: [profile(1)] };
const rows = (
  lines: readonly object[],
  { users = [], profiles = [], groups = [], members = [] }: Site = ada,
) =>
  runTask(moduleEngagementRosterTask, lines, {
    behind: [...enrollmentTasks, ...engagementTasks],
    context: taskContext('2024-03-01-2024-04-01'),
    rows: {
      auth_user: users,
      auth_userprofile: profiles,
      course_groups_courseusergroup: groups,
      course_groups_courseusergroup_users: members,
    },
  });
const named = (row: Tuple | undefined) =>
  Object.fromEntries(moduleEngagementRoster.columns.map(({ name }, place) => [name, row?.[place]]));
const roster = (...input: Parameters<typeof rows>) => rows(...input).map(named);

const joined = enrol(1, '2024-03-02T10:00:00');

describe('module-engagement-roster', () => {
  it('has everything of a learner in a row', () => {
    const lines = [
      joined,
      enrol(1, '2024-03-20T10:00:00', 'mode_changed', 'verified'),
      ...[26, 27, 28].map((day) =>
        check('ada', `2024-03-${day}T10:00:00`, 'p1', day === 28 ? 'correct' : 'incorrect'),
      ),
      play('ada', '2024-03-26T10:00:00', 'v'),
    ];
    const site = { ...ada, groups: [['5', 'Morning', course, 'cohort']], members: [['5', '1']] };
    expect(roster(lines, site)).toEqual([
      {
        course_id: course,
        username: 'ada',
        start_date: '2024-03-25',
        end_date: '2024-04-01',
        email: 'ada@example.com',
        name: 'A Name',
        enrollment_mode: 'verified',
        enrollment_date: '2024-03-02',
        cohort: 'Morning',
        problem_attempts: '3',
        problems_attempted: '1',
        problems_completed: '1',
        problem_attempts_per_completed: '3.0',
        videos_viewed: '1',
        discussion_contributions: '0',
        segments: '',
        attempt_ratio_order: '3',
        user_id: '1',
        language: 'is',
        location: '',
        year_of_birth: '1990',
        level_of_education: 'm',
        gender: 'f',
        mailing_address: null,
        city: 'Reykjavík',
        country: 'IS',
        goals: null,
      },
    ]);
  });

  it.each([
    ['active in the week', ['2024-03-25T00:00:00'], ''],
    ['active on its last evening', ['2024-03-31T23:59:59'], ''],
    ['active in the week before only', ['2024-03-24T23:59:59'], 'disengaging'],
    ['active as the week before begins', ['2024-03-18T00:00:00'], 'disengaging'],
    ['active before both', ['2024-03-17T23:59:59'], 'inactive'],
    ['never active', [], 'inactive'],
    ['active in both', ['2024-03-20T00:00:00', '2024-03-26T00:00:00'], ''],
  ])('a learner %s', (_when, times, segments) => {
    expect(roster([joined, ...times.map((time) => play('ada', time, 'v'))])[0]?.['segments']).toBe(segments);
  });

  it('keeps who has left, with the mode he had', () => {
    const [left] = roster([joined, enrol(1, '2024-03-10T10:00:00', 'deactivated', 'honor')]);
    expect(left).toMatchObject({
      segments: 'unenrolled,inactive',
      enrollment_mode: 'honor',
      enrollment_date: '2024-03-02',
    });
  });

  it('has no date of enrolment for who left before a day ended with him enrolled', () => {
    const [gone] = roster([joined, enrol(1, '2024-03-02T23:00:00', 'deactivated')]);
    expect(gone).toMatchObject({ enrollment_date: null, segments: 'unenrolled,inactive' });
  });

  it('leaves infinite ratios out, and orders by answers: more of them are worse without a problem solved', () => {
    const lines = [joined, ...['p1', 'p2'].map((problem) => check('ada', '2024-03-26T10:00:00', problem))];
    expect(roster(lines)[0]).toMatchObject({
      problem_attempts_per_completed: null,
      attempt_ratio_order: '-2',
    });
    expect(roster([joined])[0]).toMatchObject({
      problem_attempts: '0',
      problem_attempts_per_completed: null,
      attempt_ratio_order: '0',
    });
  });

  it('names all segments, the ones of absence first', () => {
    const users = Array.from({ length: 20 }, (_none, place) =>
      user(place + 1, `u${String(place).padStart(2, '0')}`),
    );
    const lines = users.flatMap(([id = '', name = ''], place) => [
      enrol(Number(id), '2024-03-02T10:00:00'),
      play(name ?? '', '2024-03-26T10:00:00', 'v'),
      ...(place < 17 ? [] : [play(name ?? '', '2024-03-26T10:00:00', 'w')]),
    ]);
    const left = enrol(20, '2024-03-30T10:00:00', 'deactivated');
    const all = roster([...lines, left], { users, profiles: users.map(([id]) => profile(Number(id))) });
    expect(all.slice(16).map(({ segments }) => segments)).toEqual([
      '',
      'highly_engaged',
      'highly_engaged',
      'unenrolled,highly_engaged',
    ]);
  });

  it('takes the first of several cohorts by name, and none of another course', () => {
    const groups = [
      ['5', 'Morning', course, 'cohort'],
      ['6', 'Evening', course, 'cohort'],
      ['7', 'Anytime', 'edX/Other/2014', 'cohort'],
    ];
    const members = ['7', '5', '6'].map((group) => [group, '1']);
    expect(roster([joined], { ...ada, groups, members })[0]).toMatchObject({ cohort: 'Evening' });
  });

  it('puts profiles on one line, without backslashes, up to 20,000 characters', () => {
    const face = '\u{1F600}';
    const profiles = [profile(1, 'A\tB\r\nC\\N', face.repeat(20_001))];
    const [row] = roster([joined], { ...ada, profiles });
    expect(row).toMatchObject({ name: 'A B  CN', goals: face.repeat(20_000) });
  });

  it('has no row without an account, a profile, or an enrolment', () => {
    expect(roster([joined], { profiles: [profile(1)] })).toEqual([]);
    expect(roster([joined], { users: [user(1, 'ada')] })).toEqual([]);
    expect(roster([play('ada', '2024-03-26T10:00:00', 'v')])).toEqual([]);
  });

  it('finds engagement by the exact user name', () => {
    const lines = [joined, play('Ada', '2024-03-26T10:00:00', 'v')];
    expect(roster(lines)[0]).toMatchObject({ videos_viewed: '0', segments: 'inactive' });
  });
});
