import { courseActivity } from '../../tables/activity/course-activity.table.ts';
import { defineChart } from '../define-chart.ts';
import { runsByWeek } from '../runs-by-week.ts';
import { weeksOf } from '../weeks.ts';
import { sinceStart } from '../words/runs.ts';
import { terms } from '../words/terms.ts';

/** Learners active, run beside run, by weeks since each began. */
export const runActivity = defineChart({
  name: 'run-activity',
  title: { en: 'Active learners, run by run', es: 'Estudiantes activos por edición' },
  empty: {
    en: 'Runs appear here once the first whole week with activity in one is over.',
    es: 'Las ediciones aparecerán aquí cuando termine la primera semana completa con actividad en alguna.',
  },
  tables: [courseActivity],
  derived: sinceStart,
  takes: [],
  draw: async (call) => {
    const { view, language } = call;
    const byWeek = await runsByWeek(call, async ({ courseKey }) => {
      const weeks = await weeksOf({ view, courseKey, asked: {} });
      return weeks.map(({ monday, counts }) => [monday, counts.get('ACTIVE') ?? 0] as const);
    });
    return {
      kind: 'lines',
      x: { label: language === 'es' ? 'Semanas desde el comienzo' : 'Weeks since the start', unit: 'number' },
      y: { label: terms.learners[language], unit: 'number' },
      ...byWeek,
    };
  },
});
