import { parseCourseKey } from '@coursewright/core/keys';
import { numberIn, textIn } from '../api/api-values.ts';
import type { Words } from '../insights/language.ts';
import { terms } from '../insights/words/terms.ts';
import { courseMetaSummaryEnrollment } from '../tables/enrollment/course-meta-summary-enrollment.table.ts';
import { siteChart, type SiteChart } from './site-chart.ts';
import type { SiteCall } from './site-call.ts';

const mostBars = 20;

const words = {
  title: { en: 'Enrolment by organisation', es: 'Inscripciones por organización' },
  empty: {
    en: 'Organisations appear here once learners are enrolled in their courses.',
    es: 'Las organizaciones aparecerán aquí cuando haya personas inscritas en sus cursos.',
  },
  organisation: { en: 'Organisation', es: 'Organización' },
  enrolments: { en: 'Enrolments', es: 'Inscripciones' },
  derived: {
    en: 'The sum over the courses of an organisation: who is in two of its courses counts twice.',
    es: 'La suma de los cursos de una organización: quien está en dos de sus cursos cuenta dos veces.',
  },
} as const satisfies Record<string, Words>;

/** Present enrolments of each organisation's courses, the most first; behind the twentieth, the others together. */
export async function enrollmentByOrganisation(call: SiteCall): Promise<SiteChart> {
  const { view, language } = call;
  const rows = await view.groups(courseMetaSummaryEnrollment, {
    where: [],
    by: ['course_id'],
    sums: { enrolled: { column: 'count' } },
  });
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { org } = parseCourseKey(textIn(row, 'course_id'));
    counts.set(org, (counts.get(org) ?? 0) + numberIn(row, 'enrolled'));
  }
  const all = [...counts].toSorted(([a, x], [b, y]) => (x === y ? a.localeCompare(b) : y - x));
  const rest = all.slice(mostBars).reduce((sum, [, count]) => sum + count, 0);
  const shown = [...all.slice(0, mostBars), ...(rest > 0 ? [[terms.other[language], rest] as const] : [])];
  return siteChart(call, {
    name: 'enrolment-by-organisation',
    title: words.title,
    empty: words.empty,
    tables: [courseMetaSummaryEnrollment],
    derived: words.derived,
    kind: 'bars',
    x: { label: words.organisation[language], unit: 'category' },
    y: { label: words.enrolments[language], unit: 'number' },
    xs: shown.map(([org]) => org),
    series: [{ name: words.enrolments[language], values: shown.map(([, count]) => count) }],
  });
}
