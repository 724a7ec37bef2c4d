import { numberIn, textIn } from '../../api/api-values.ts';
import { courseEnrollmentDaily } from '../../tables/enrollment/course-enrollment-daily.table.ts';
import { courseEnrollmentModeDaily } from '../../tables/enrollment/course-enrollment-mode-daily.table.ts';
import { runsByWeek } from '../runs-by-week.ts';
import { defineChart } from '../define-chart.ts';
import { sinceStart } from '../words/runs.ts';
import { terms } from '../words/terms.ts';

/** Learners enrolled, run beside run, by weeks since each began. */
export const runEnrollment = defineChart({
  name: 'run-enrollment',
  title: { en: 'Enrolment, run by run', es: 'Inscripciones por edición' },
  empty: {
    en: 'Runs appear here once learners are enrolled in one.',
    es: 'Las ediciones aparecerán aquí cuando haya personas inscritas en alguna.',
  },
  tables: [courseEnrollmentDaily, courseEnrollmentModeDaily],
  derived: sinceStart,
  takes: ['mode'],
  draw: async (call) => {
    const { view, asked, language } = call;
    const ofMode = asked.mode !== undefined && asked.mode !== '';
    const table = ofMode ? courseEnrollmentModeDaily : courseEnrollmentDaily;
    const byWeek = await runsByWeek(call, async ({ courseKey }) => {
      const rows = await view.rows(table, {
        where: [
          { column: 'course_id', is: courseKey },
          ...(ofMode ? [{ column: 'mode', is: asked.mode ?? '' }] : []),
        ],
        columns: ['date', 'count'],
        order: [{ column: 'date' }],
      });
      return rows.map((row) => [textIn(row, 'date'), numberIn(row, 'count')] as const);
    });
    return {
      kind: 'lines',
      x: { label: language === 'es' ? 'Semanas desde el comienzo' : 'Weeks since the start', unit: 'number' },
      y: { label: terms.learners[language], unit: 'number' },
      ...byWeek,
    };
  },
});
