import { learnerSegments } from '../../api/learner-segments.ts';
import { learnersOf, type LearnersQuery } from '../../api/learners.ts';
import { ApiFault } from '../../api/api-fault.ts';
import { moduleEngagementMetricRanges } from '../../tables/engagement/module-engagement-metric-ranges.table.ts';
import { moduleEngagementRoster } from '../../tables/engagement/module-engagement-roster.table.ts';
import { defineList } from '../define-list.ts';
import { classRanges, rosterColumns, rosterRow } from '../roster-columns.ts';

/** The roster: everyone who was ever enrolled, by page. */
export const learnersList = defineList({
  name: 'learners',
  title: { en: 'Learners', es: 'Estudiantes' },
  empty: {
    en: 'Learners appear here once they are enrolled. If you have narrowed the list, nobody fits.',
    es: 'Las personas aparecerán aquí cuando se inscriban. Si ha acotado la lista, nadie cumple las condiciones.',
  },
  tables: [moduleEngagementRoster, moduleEngagementMetricRanges],
  derived: {
    en: 'Numbers of the best 15 % of the class are green, of the last 15 % red.',
    es: 'Las cifras del mejor 15 % de la clase van en verde; las del último 15 %, en rojo.',
  },
  takes: ['mode', 'cohort', 'segment', 'text', 'order', 'direction', 'limit', 'offset'],
  paged: true,
  read: async (call) => {
    const { view, courseKey, asked, personal, language } = call;
    const columns = rosterColumns(call);
    const ranges = await classRanges(call);
    const size = asked.limit ?? 25;
    const known: readonly string[] = learnerSegments;
    const order = columns.find(({ name, sortable }) => name === asked.order && sortable === true)?.name;
    const query: LearnersQuery = {
      page_size: String(size),
      enrollment_mode: asked.mode,
      cohort: asked.cohort,
      ...(known.includes(asked.segment ?? '') && { segments: asked.segment }),
      text_search: asked.text,
      order_by: order,
      sort_order: asked.direction,
    };
    const read = (number: number) =>
      learnersOf(view, courseKey, { ...query, page: String(number) }, { personal, addressOf: String });
    const page = await read(Math.floor((asked.offset ?? 0) / size) + 1).catch((error: unknown) => {
      // The list has become shorter than the page that is asked for.
      if (error instanceof ApiFault && error.status === 404) return read(1);
      throw error;
    });
    return {
      columns,
      rows: page.results.map((shape) => rosterRow(shape, ranges, language)),
      total: page.count,
    };
  },
});
