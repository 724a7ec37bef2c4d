import { courseActivity } from '../../tables/activity/course-activity.table.ts';
import { defineChart } from '../define-chart.ts';
import { weeksOf } from '../weeks.ts';
import { activityLabels } from '../words/activity.ts';
import { terms } from '../words/terms.ts';

/** Learners by week who did anything, and what. */
export const engagementWeekly = defineChart({
  name: 'engagement-weekly',
  title: { en: 'Learners active each week', es: 'Estudiantes activos cada semana' },
  empty: {
    en: 'Weeks appear here once the first whole week, Monday to Sunday, with activity is over.',
    es: 'Las semanas aparecerán aquí cuando termine la primera semana completa, de lunes a domingo, con actividad.',
  },
  tables: [courseActivity],
  takes: ['from', 'to'],
  draw: async (call) => {
    const { language } = call;
    const weeks = await weeksOf(call);
    return {
      kind: 'lines',
      x: { label: terms.week[language], unit: 'date' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: weeks.map(({ monday }) => monday),
      series: Object.entries(activityLabels).map(([label, words]) => ({
        name: words[language],
        values: weeks.map(({ counts }) => counts.get(label) ?? 0),
      })),
    };
  },
});
