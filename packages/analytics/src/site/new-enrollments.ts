import { numberIn, textIn } from '../api/api-values.ts';
import { addDays } from '../insights/days.ts';
import type { Words } from '../insights/language.ts';
import { terms } from '../insights/words/terms.ts';
import { courseEnrollmentDaily } from '../tables/enrollment/course-enrollment-daily.table.ts';
import { siteChart, type SiteChart } from './site-chart.ts';
import type { SiteCall } from './site-call.ts';

const days = 90;

const words = {
  title: { en: 'New enrolments', es: 'Inscripciones nuevas' },
  empty: {
    en: 'New enrolments appear here the day after the first learner enrols.',
    es: 'Las inscripciones nuevas aparecerán aquí el día después de la primera.',
  },
  series: { en: 'New enrolments', es: 'Inscripciones nuevas' },
  derived: {
    en: 'By how much the learners who were ever enrolled in a course have grown on a day, over all courses. Who comes back is not new.',
    es: 'Cuánto crecieron en un día las personas inscritas alguna vez en un curso, en todos los cursos. Quien vuelve no es nuevo.',
  },
} as const satisfies Record<string, Words>;

/** Learners who enrolled in a course for the first time, by day, over all courses, for ninety days. */
export async function newEnrollments(call: SiteCall): Promise<SiteChart> {
  const { view, language } = call;
  const last = await view.greatest(courseEnrollmentDaily, 'date', []);
  const from = last === undefined ? '' : addDays(String(last), -days);
  const rows = await view.groups(courseEnrollmentDaily, {
    where: [{ column: 'date', from }],
    by: ['date'],
    sums: { ever: { column: 'cumulative_count' } },
  });
  const found = rows.map((row) => ({ date: textIn(row, 'date'), ever: numberIn(row, 'ever') }));
  const grown = found.slice(1).map(({ date, ever }, index) => {
    const before = found[index];
    // Of a day behind a gap, or of one on which a course has no numbers any more, none is known.
    const isKnown = before !== undefined && addDays(before.date, 1) === date && ever >= before.ever;
    return { date, value: isKnown ? ever - before.ever : null };
  });
  return siteChart(call, {
    name: 'new-enrolments',
    title: words.title,
    empty: words.empty,
    tables: [courseEnrollmentDaily],
    derived: words.derived,
    kind: 'columns',
    x: { label: terms.date[language], unit: 'date' },
    y: { label: words.series[language], unit: 'number' },
    xs: grown.map(({ date }) => date),
    series: [{ name: words.series[language], values: grown.map(({ value }) => value) }],
  });
}
