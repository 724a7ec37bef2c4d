import type { CourseStructure } from '@coursewright/analytics/insights';
import { daysTo, lastDay } from './enrollment-rows.ts';
import type { Rows } from '../../testing/publish-rows.ts';
import { seededNumbers } from './seeded-numbers.ts';

const first = ['Ana', 'Ben', 'Chen', 'Dora', 'Emil', 'Fatou', 'Gil', 'Hana', 'Ivo', 'Jun', 'Kofi', 'Lea'];
const family = ['Abreu', 'Brandt', 'Castro', 'Diallo', 'Eriksen', 'Farkas'];
const segments = [
  '',
  'highly_engaged',
  '',
  'struggling',
  'disengaging',
  'inactive',
  '',
  '',
  'unenrolled',
  '',
];

/** A roster with what each of its learners did, the accounts first. */
export function learnerRows(
  courseKey: string,
  { parts }: CourseStructure,
  accounts: readonly { readonly userId: number; readonly username: string }[],
): Rows {
  const draw = seededNumbers(3);
  const problems = parts.filter(({ type }) => type === 'problem').map(({ id }) => id);
  const videos = parts
    .filter(({ type }) => type === 'video')
    .map(({ id }) => /@([^@]+)$/.exec(id)?.[1] ?? '');
  const made = first.flatMap((name, i) =>
    family.map((after, j) => ({
      userId: 90_000 + i * 6 + j,
      username: `${name}.${after}`.toLowerCase(),
      name: `${name} ${after}`,
    })),
  );
  const all = [...accounts.map((one) => ({ ...one, name: one.username.toUpperCase() })), ...made];
  const learners = all.map((one, index) => ({
    ...one,
    skill: draw(100),
    segments: segments[index % 10] ?? '',
  }));
  const lazy = new Set(['inactive', 'unenrolled', 'disengaging']);
  const days = daysTo('2026-10-10', lastDay);
  return {
    module_engagement: learners.flatMap(({ username, skill, segments: own }) => {
      const until = lazy.has(own) ? days.length - 12 : days.length;
      const row = (at: number, type: string, id: string, event: string, count: number) => ({
        course_id: courseKey,
        username,
        date: days[at % until] ?? lastDay,
        entity_type: type,
        entity_id: id,
        event,
        count,
      });
      return [
        ...problems.flatMap((id, at) => {
          if (draw(100) > 55 + skill / 3) return [];
          const attempted = row(at * 3 + draw(4), 'problem', id, 'attempted', 1 + draw(3));
          const solved = draw(100) < skill - at * 2 + 20;
          return solved ? [attempted, { ...attempted, event: 'completed', count: 1 }] : [attempted];
        }),
        ...videos
          .filter(() => draw(100) < 70)
          .map((id, at) => row(at * 4 + draw(3), 'video', id, 'viewed', 1 + draw(2))),
      ];
    }),
    module_engagement_metric_ranges: (
      [
        ['problem_attempts_per_completed', 1, 3],
        ['problems_attempted', 2, 8],
        ['problems_completed', 1, 7],
        ['videos_viewed', 1, 4],
        ['discussion_contributions', null, 2],
        ['problem_attempts', 2, 12],
      ] as const
    ).flatMap(([metric, low, high]) =>
      (
        [
          ['low', 0, low],
          ['normal', low ?? 0, high],
          ['high', high, null],
        ] as const
      )
        .filter(([type]) => low !== null || type !== 'low')
        .map(([type, from, to]) => ({
          course_id: courseKey,
          start_date: '2026-11-02',
          end_date: '2026-11-09',
          metric,
          range_type: type,
          low_value: from,
          high_value: to,
        })),
    ),
    module_engagement_roster: learners.map(({ username, userId, name, skill, segments: own }, index) => {
      const still = lazy.has(own);
      const attempted = still ? 0 : 1 + draw(10);
      const completed = Math.min(attempted, Math.round((attempted * skill) / 90));
      const attempts = attempted + draw(6);
      return {
        course_id: courseKey,
        username,
        start_date: '2026-11-02',
        end_date: '2026-11-09',
        email: `${username}@example.org`,
        name,
        enrollment_mode: index % 4 === 0 ? 'verified' : 'audit',
        enrollment_date: '2026-09-1' + (index % 9),
        cohort: index % 3 === 0 ? 'Morning group' : null,
        problem_attempts: still ? 0 : attempts,
        problems_attempted: attempted,
        problems_completed: completed,
        problem_attempts_per_completed:
          completed === 0 ? null : Math.round((attempts / completed) * 100) / 100,
        videos_viewed: still ? 0 : draw(6),
        discussion_contributions: still ? 0 : draw(4),
        segments: own,
        attempt_ratio_order: completed === 0 ? attempts : -attempts,
        user_id: userId,
        language: null,
        location: null,
        year_of_birth: 1980 + (index % 25),
        level_of_education: 'b',
        gender: index % 2 === 0 ? 'f' : 'm',
        mailing_address: null,
        city: null,
        country: 'ES',
        goals: null,
      };
    }),
  };
}
