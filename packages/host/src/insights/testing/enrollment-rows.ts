import type { Rows } from '../../testing/publish-rows.ts';
import { seededNumbers } from './seeded-numbers.ts';

/** First and last day of what was published. */
export const firstDay = '2026-09-07';
export const lastDay = '2026-11-08';

const share: Readonly<Record<string, number>> = { audit: 0.72, verified: 0.22, honor: 0.06 };
const countries = ['ES', 'MX', 'US', 'IN', 'DE', 'FR', 'BR', 'JP', 'UNKNOWN', null] as const;
const education = ['bachelors', 'masters', 'secondary', 'associates', 'doctorate', 'primary', null] as const;

/** Enrolment by day and by what learners are, and activity by week. */
export function enrollmentRows(courseKey: string): Rows {
  const draw = seededNumbers(7);
  const days = daysTo(firstDay, lastDay);
  const daily: { date: string; count: number; ever: number }[] = [];
  let [count, ever] = [12, 12];
  for (const date of days) {
    const [come, gone] = [draw(6), draw(2)];
    count += come - gone;
    ever += come;
    daily.push({ date, count, ever });
  }
  const last = { count, ever };
  const of = (part: number) => Math.round(last.count * part);
  return {
    course_enrollment_daily: daily.map((day) => ({
      course_id: courseKey,
      date: day.date,
      count: day.count,
      cumulative_count: day.ever,
    })),
    course_enrollment_mode_daily: daily.flatMap((day) =>
      Object.entries(share).map(([mode, part]) => ({
        date: day.date,
        course_id: courseKey,
        mode,
        count: Math.round(day.count * part),
        cumulative_count: Math.round(day.ever * part),
      })),
    ),
    course_enrollment_gender_daily: daily.flatMap((day) =>
      (['f', 'm', 'o', null] as const).map((gender, index) => ({
        date: day.date,
        course_id: courseKey,
        gender,
        count: Math.round(day.count * ([0.46, 0.38, 0.02, 0.14][index] ?? 0)),
        cumulative_count: Math.round(day.ever * ([0.46, 0.38, 0.02, 0.14][index] ?? 0)),
      })),
    ),
    course_enrollment_birth_year_daily: [
      null,
      1960,
      1972,
      1984,
      1988,
      1990,
      1994,
      1996,
      1998,
      2001,
      2003,
    ].map((year, index) => ({
      date: lastDay,
      course_id: courseKey,
      birth_year: year,
      count: [9, 1, 6, 9, 12, 14, 18, 16, 13, 11, 8][index] ?? 0,
      cumulative_count: 20,
    })),
    course_enrollment_education_level_daily: education.map((level, index) => ({
      date: lastDay,
      course_id: courseKey,
      education_level: level,
      count: of([0.42, 0.21, 0.14, 0.07, 0.03, 0.01, 0.12][index] ?? 0),
      cumulative_count: 40,
    })),
    course_enrollment_location_current: countries.map((code, index) => ({
      date: lastDay,
      course_id: courseKey,
      country_code: code,
      count: of([0.31, 0.17, 0.14, 0.1, 0.08, 0.05, 0.01, 0.01, 0.05, 0.08][index] ?? 0),
      cumulative_count: 50,
    })),
    course_meta_summary_enrollment: Object.entries(share).map(([mode, part], index) => ({
      course_id: courseKey,
      catalog_course_title: 'Deciding under uncertainty',
      catalog_course: 'Coursewright+Chance',
      start_time: '2026-09-07 00:00:00',
      end_time: '2026-12-18 00:00:00',
      pacing_type: 'instructor_paced',
      availability: 'Current',
      enrollment_mode: mode,
      count: of(part),
      count_change_7_days: [9, 3, -1][index] ?? 0,
      cumulative_count: Math.round(last.ever * part),
      passing_users: [6, 11, 1][index] ?? 0,
    })),
    course_activity: mondays(days).flatMap((monday, week) =>
      (
        [
          ['ACTIVE', 0.74],
          ['PLAYED_VIDEO', 0.55],
          ['ATTEMPTED_PROBLEM', 0.47],
          ['POSTED_FORUM', 0.13],
        ] as const
      ).map(([label, part]) => ({
        course_id: courseKey,
        interval_start: `${monday} 00:00:00`,
        interval_end: `${daysTo(monday, '2027-01-01')[7] ?? ''} 00:00:00`,
        label,
        count: Math.round((30 + 11 * week) * part * (0.85 + draw(30) / 100)),
      })),
    ),
  };
}

export function daysTo(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function mondays(days: readonly string[]): readonly string[] {
  return days.filter((day) => new Date(day).getUTCDay() === 1);
}
