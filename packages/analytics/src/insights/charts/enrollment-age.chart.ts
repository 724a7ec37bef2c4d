import { courseEnrollmentBirthYearDaily } from '../../tables/enrollment/course-enrollment-birth-year-daily.table.ts';
import { agesOf, type Age } from '../ages.ts';
import { defineChart } from '../define-chart.ts';
import { foldSmallGroups } from '../fold-small-groups.ts';
import { smallGroupsApart } from '../words/small-groups.ts';
import { terms } from '../words/terms.ts';

const step = 5;

const left = {
  en: (count: number | null, minimum: number) =>
    count === null
      ? `Ages of fewer than ${minimum} learners are left out.`
      : `${count} learners are left out: some of their ages have fewer than ${minimum}.`,
  es: (count: number | null, minimum: number) =>
    count === null
      ? `Se omiten las edades con menos de ${minimum} personas.`
      : `Se omiten ${count} personas: algunas de sus edades tienen menos de ${minimum}.`,
};

/** A histogram of ages, in steps of five years, without those of too few learners. */
export const enrollmentAge = defineChart({
  name: 'enrollment-age',
  title: { en: 'Age', es: 'Edad' },
  empty: {
    en: 'Ages appear here once learners who gave their year of birth are enrolled.',
    es: 'Las edades aparecerán aquí cuando haya personas inscritas que indiquen su año de nacimiento.',
  },
  tables: [courseEnrollmentBirthYearDaily],
  derived: smallGroupsApart,
  takes: [],
  draw: async (call) => {
    const { language, minimumGroup } = call;
    const { known } = await agesOf(call);
    const steps = stepsOf(known);
    const { groups, folded } = foldSmallGroups(steps, minimumGroup);
    return {
      kind: 'columns',
      x: { label: language === 'es' ? 'Años' : 'Years', unit: 'category' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: steps.map(({ name }) => name),
      series: [
        {
          name: terms.learners[language],
          values: steps.map((one) => (one.count === 0 || groups.includes(one) ? one.count : null)),
        },
      ],
      ...(folded && { summary: left[language](folded.count, minimumGroup) }),
    };
  },
});

function stepsOf(ages: readonly Age[]) {
  const [first, last] = [ages.at(0), ages.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = Math.floor(first.years / step);
  const steps = Array.from({ length: Math.floor(last.years / step) - from + 1 }, (_none, at) => from + at);
  return steps.map((at) => ({
    name: `${at * step}–${at * step + step - 1}`,
    count: ages
      .filter(({ years }) => Math.floor(years / step) === at)
      .reduce((sum, { count }) => sum + count, 0),
  }));
}
