import { numberIn } from '../api/api-values.ts';
import { courseEnrollmentBirthYearDaily } from '../tables/enrollment/course-enrollment-birth-year-daily.table.ts';
import type { InsightsCall } from './insights-call.ts';
import { latestDay } from './latest-day.ts';

export interface Age {
  readonly years: number;
  readonly count: number;
}

/** Learners enrolled on the last day by age: the year of that day less the year of birth. Ages that nobody has are no ages. */
export async function agesOf(
  call: InsightsCall,
): Promise<{ readonly known: readonly Age[]; readonly unknown: number }> {
  const rows = await latestDay(call, courseEnrollmentBirthYearDaily);
  const thisYear = Number(String(rows[0]?.['date'] ?? call.today).slice(0, 4));
  const ages = rows.map((row) => ({
    years: row['birth_year'] === null ? Number.NaN : thisYear - numberIn(row, 'birth_year'),
    count: numberIn(row, 'count'),
  }));
  const known = ages.filter(({ years }) => years >= 0 && years < 120).toSorted((a, b) => a.years - b.years);
  const all = ages.reduce((sum, { count }) => sum + count, 0);
  return { known, unknown: all - known.reduce((sum, { count }) => sum + count, 0) };
}

/** The age that as many are younger than as older; null of nobody. */
export function medianAge(ages: readonly Age[]): number | null {
  const all = ages.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const at = (index: number): number => {
    let before = 0;
    for (const { years, count } of ages) {
      before += count;
      if (index < before) return years;
    }
    return 0;
  };
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
}
