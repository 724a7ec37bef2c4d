import { courseEnrollmentBirthYearDaily } from '../../tables/enrollment/course-enrollment-birth-year-daily.table.ts';
import { agesOf, medianAge } from '../ages.ts';
import { defineFigure, type FigureDefinition } from '../define-figure.ts';
import type { InsightsCall } from '../insights-call.ts';
import type { Words } from '../language.ts';

/** The median, and the bands of Insights (edx-analytics-dashboard, courses/presenters/enrollment.py). */
export const ageFigures: readonly FigureDefinition[] = [
  defineFigure({
    name: 'age-median',
    title: { en: 'Median age', es: 'Edad mediana' },
    unit: 'years',
    tables: [courseEnrollmentBirthYearDaily],
    derived: {
      en: 'As many are younger as are older, of those who gave their year of birth. Of too few learners it is not told.',
      es: 'Hay tantas personas menores como mayores, entre quienes indicaron su año de nacimiento. De muy pocas personas no se dice.',
    },
    takes: [],
    read: async (call) => {
      const { known } = await agesOf(call);
      const all = known.reduce((sum, { count }) => sum + count, 0);
      return all < call.minimumGroup ? null : medianAge(known);
    },
  }),
  band('age-young', { en: '25 and under', es: '25 o menos' }, (years) => years <= 25),
  band('age-middle', { en: '26 to 40', es: 'De 26 a 40' }, (years) => years > 25 && years <= 40),
  band('age-older', { en: '41 and over', es: '41 o más' }, (years) => years > 40),
];

function band(name: string, title: Words, within: (years: number) => boolean): FigureDefinition {
  return defineFigure({
    name,
    title,
    unit: 'percent',
    tables: [courseEnrollmentBirthYearDaily],
    derived: {
      en: 'Of those who gave their year of birth. Where a band has too few learners, none is told.',
      es: 'De quienes indicaron su año de nacimiento. Si alguna franja tiene muy pocas personas, no se dice ninguna.',
    },
    takes: [],
    read: (call) => shareOf(call, within),
  });
}

async function shareOf(call: InsightsCall, within: (years: number) => boolean): Promise<number | null> {
  const { known } = await agesOf(call);
  const count = (test: (years: number) => boolean) =>
    known.filter(({ years }) => test(years)).reduce((sum, one) => sum + one.count, 0);
  const bands = [(y: number) => y <= 25, (y: number) => y > 25 && y <= 40, (y: number) => y > 40].map(count);
  // One that is missing beside two that are told would be told too.
  if (bands.some((one) => one > 0 && one < call.minimumGroup)) return null;
  const all = bands.reduce((sum, one) => sum + one, 0);
  return all === 0 ? null : count(within) / all;
}
