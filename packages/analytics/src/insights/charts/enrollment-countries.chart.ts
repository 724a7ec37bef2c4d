import { countryOf } from '../../api/country-of.ts';
import { numberIn } from '../../api/api-values.ts';
import { courseEnrollmentLocationCurrent } from '../../tables/location/course-enrollment-location-current.table.ts';
import { defineChart } from '../define-chart.ts';
import { groupBars } from '../group-bars.ts';
import type { InsightsLanguage } from '../language.ts';
import { latestDay } from '../latest-day.ts';
import { smallGroupsApart } from '../words/small-groups.ts';
import { terms } from '../words/terms.ts';

/** Learners enrolled by the country of their last address, the most first. */
export const enrollmentCountries = defineChart({
  name: 'enrollment-countries',
  title: { en: 'Where learners are', es: 'Dónde están los estudiantes' },
  empty: {
    en: 'Countries appear here once enrolled learners have been seen, and the site has a table of the countries of addresses.',
    es: 'Los países aparecerán aquí cuando haya actividad de personas inscritas y el sitio tenga una tabla de países por dirección.',
  },
  tables: [courseEnrollmentLocationCurrent],
  derived: smallGroupsApart,
  takes: [],
  draw: async (call) => {
    const { language } = call;
    const counts = new Map<string, number>();
    for (const row of await latestDay(call, courseEnrollmentLocationCurrent)) {
      const name = countryName(countryOf(row['country_code']).alpha2, language);
      counts.set(name, (counts.get(name) ?? 0) + numberIn(row, 'count'));
    }
    const unknown = terms.notKnown[language];
    const groups = [...counts].map(([name, count]) => ({
      name,
      count,
      ...(name === unknown && { unknown: true as const }),
    }));
    const label = language === 'es' ? 'País' : 'Country';
    return groupBars(
      call,
      groups.toSorted((one, other) => other.count - one.count),
      label,
    );
  },
});

function countryName(code: string | null, language: InsightsLanguage): string {
  if (code === null) return terms.notKnown[language];
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}
