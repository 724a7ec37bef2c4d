import { countryOf } from '../../api/country-of.ts';
import { numberIn } from '../../api/api-values.ts';
import { courseEnrollmentLocationCurrent } from '../../tables/location/course-enrollment-location-current.table.ts';
import { defineChart, type Drawing } from '../define-chart.ts';
import type { Group } from '../fold-small-groups.ts';
import { groupBars } from '../group-bars.ts';
import { wholeNumber, type InsightsLanguage } from '../language.ts';
import { latestDay } from '../latest-day.ts';
import { smallGroupsApart } from '../words/small-groups.ts';
import { terms } from '../words/terms.ts';

const most = {
  en: (names: string) => `Countries with the most learners: ${names}.`,
  es: (names: string) => `Países con más estudiantes: ${names}.`,
};

/** Learners enrolled by the country of their last address, the most first: on a map and as bars. */
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
    const counts = new Map<string | null, number>();
    for (const row of await latestDay(call, courseEnrollmentLocationCurrent)) {
      const code = countryOf(row['country_code']).alpha2;
      counts.set(code, (counts.get(code) ?? 0) + numberIn(row, 'count'));
    }
    const groups = [...counts].map(([place, count]): Group =>
      place === null
        ? { name: terms.notKnown[language], count, unknown: true }
        : { name: countryName(place, language), count, place },
    );
    const label = language === 'es' ? 'País' : 'Country';
    const drawing = groupBars(
      call,
      groups.toSorted((one, other) => other.count - one.count),
      label,
    );
    return { ...drawing, ...summary(drawing, language) };
  },
});

function countryName(code: string, language: InsightsLanguage): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}

/** The three countries that most are in. */
function summary({ xs, series, places = [] }: Drawing, language: InsightsLanguage): Pick<Drawing, 'summary'> {
  const named = xs.flatMap((name, index) =>
    places[index] == null ? [] : [`${name} (${wholeNumber(series[0]?.values[index] ?? 0, language)})`],
  );
  if (named.length === 0) return {};
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(named.slice(0, 3));
  return { summary: most[language](list) };
}
