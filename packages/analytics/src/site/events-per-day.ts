import type { Words } from '../insights/language.ts';
import { terms } from '../insights/words/terms.ts';
import { siteChart, type SiteChart } from './site-chart.ts';
import type { SiteCall } from './site-call.ts';

const words = {
  title: { en: 'Events a day', es: 'Eventos por día' },
  empty: {
    en: 'Events appear here as soon as anybody does something on the site.',
    es: 'Los eventos aparecerán aquí en cuanto alguien haga algo en el sitio.',
  },
  series: { en: 'Events', es: 'Eventos' },
  derived: {
    en: 'Lines of the event log, by the hour in which they were written (UTC). A day that is still being counted has no number yet.',
    es: 'Líneas del registro de eventos, según la hora en que se escribieron (UTC). Un día que aún se está contando no tiene cifra todavía.',
  },
} as const satisfies Record<string, Words>;

/** Lines of the event log by day; null where they are not counted yet. */
export function eventsPerDay(
  call: SiteCall,
  days: readonly { readonly date: string; readonly events: number | null }[],
): SiteChart {
  const { language } = call;
  const some = days.some(({ events }) => events === null || events > 0);
  return siteChart(call, {
    name: 'events-a-day',
    title: words.title,
    empty: words.empty,
    tables: [],
    derived: words.derived,
    kind: 'columns',
    x: { label: terms.date[language], unit: 'date' },
    y: { label: words.series[language], unit: 'number' },
    xs: some ? days.map(({ date }) => date) : [],
    series: [{ name: words.series[language], values: some ? days.map(({ events }) => events) : [] }],
  });
}
