import { numberIn, textIn } from '../../api/api-values.ts';
import { courseActivity } from '../../tables/activity/course-activity.table.ts';
import { courseEnrollmentDaily } from '../../tables/enrollment/course-enrollment-daily.table.ts';
import { inCourse } from '../conditions.ts';
import { addDays } from '../days.ts';
import { defineChart } from '../define-chart.ts';
import { weeksOf } from '../weeks.ts';
import { activityLabels } from '../words/activity.ts';
import { terms } from '../words/terms.ts';

/** The same weeks as shares of those who were enrolled when the week ended. */
export const engagementShare = defineChart({
  name: 'engagement-share',
  title: { en: 'Share of enrolled learners', es: 'Proporción de inscritos' },
  empty: {
    en: 'Shares appear here once the first whole week, Monday to Sunday, with activity is over.',
    es: 'Las proporciones aparecerán aquí cuando termine la primera semana completa, de lunes a domingo, con actividad.',
  },
  tables: [courseActivity, courseEnrollmentDaily],
  derived: {
    en: 'Learners active in a week, divided by those enrolled at the end of its Sunday.',
    es: 'Estudiantes activos en la semana, divididos entre los inscritos al final de su domingo.',
  },
  takes: ['from', 'to'],
  draw: async (call) => {
    const { view, language } = call;
    const weeks = await weeksOf(call);
    const sundays = weeks.map(({ monday }) => addDays(monday, 6));
    const rows =
      sundays.length === 0
        ? []
        : await view.rows(courseEnrollmentDaily, {
            where: [...inCourse(call), { column: 'date', in: sundays }],
          });
    const enrolled = new Map(rows.map((row) => [textIn(row, 'date'), numberIn(row, 'count')]));
    return {
      kind: 'lines',
      x: { label: terms.week[language], unit: 'date' },
      y: { label: terms.share[language], unit: 'percent' },
      xs: weeks.map(({ monday }) => monday),
      series: Object.entries(activityLabels).map(([label, words]) => ({
        name: words[language],
        values: weeks.map(({ counts }, at) => {
          const all = enrolled.get(sundays[at] ?? '') ?? 0;
          return all === 0 ? null : (counts.get(label) ?? 0) / all;
        }),
      })),
    };
  },
});
