import { numberIn } from '../../api/api-values.ts';
import { learnerSegments as all } from '../../api/learner-segments.ts';
import { courseLearnerMetadata } from '../../api/course-learner-metadata.ts';
import { moduleEngagementRoster } from '../../tables/engagement/module-engagement-roster.table.ts';
import { defineChart } from '../define-chart.ts';
import { segmentName } from '../words/segments.ts';
import { terms } from '../words/terms.ts';

/** How many learners are in each segment; somebody may be in several. */
export const learnerSegmentsChart = defineChart({
  name: 'learner-segments',
  title: { en: 'Segments', es: 'Segmentos' },
  empty: {
    en: 'Segments appear here once learners are enrolled and the first week has been counted.',
    es: 'Los segmentos aparecerán aquí cuando haya personas inscritas y se haya contado la primera semana.',
  },
  tables: [moduleEngagementRoster],
  takes: [],
  draw: async (call) => {
    const { view, courseKey, language } = call;
    const { segments } = await courseLearnerMetadata(view, courseKey);
    const some = all.some((segment) => numberIn(segments, segment) > 0);
    const names = some ? all : [];
    return {
      kind: 'bars',
      x: { label: language === 'es' ? 'Segmento' : 'Segment', unit: 'category' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: names.map((segment) => segmentName(segment, language)),
      series: [
        { name: terms.learners[language], values: names.map((segment) => numberIn(segments, segment)) },
      ],
    };
  },
});
