import { courseMetaSummaryEnrollment } from '../../tables/enrollment/course-meta-summary-enrollment.table.ts';
import { inCourse } from '../conditions.ts';
import { defineFigure, type FigureDefinition } from '../define-figure.ts';
import { ofMode, sumOf } from '../latest-day.ts';

/** How many learners a course has, by its summary. */
export const enrollmentFigures: readonly FigureDefinition[] = [
  ofSummary('count', {
    name: 'enrolled-now',
    title: { en: 'Enrolled now', es: 'Inscritos ahora' },
    unit: 'number',
  }),
  ofSummary('count_change_7_days', {
    name: 'enrolled-change',
    title: { en: 'Change in 7 days', es: 'Cambio en 7 días' },
    unit: 'change',
  }),
  ofSummary('cumulative_count', {
    name: 'enrolled-ever',
    title: { en: 'Ever enrolled', es: 'Inscritos alguna vez' },
    unit: 'number',
  }),
  defineFigure({
    name: 'verified-now',
    title: { en: 'Verified now', es: 'Verificados ahora' },
    unit: 'number',
    tables: [courseMetaSummaryEnrollment],
    takes: [],
    read: async (call) => {
      const rows = await call.view.rows(courseMetaSummaryEnrollment, { where: inCourse(call) });
      const verified = rows.filter((row) => row['enrollment_mode'] === 'verified');
      return rows.length === 0 ? null : (sumOf(verified, 'count') ?? 0);
    },
  }),
  ofSummary('passing_users', { name: 'passing', title: { en: 'Passing', es: 'Aprobados' }, unit: 'number' }),
];

function ofSummary(
  column: string,
  definition: Pick<FigureDefinition, 'name' | 'title' | 'unit'>,
): FigureDefinition {
  return defineFigure({
    ...definition,
    tables: [courseMetaSummaryEnrollment],
    takes: ['mode'],
    read: async (call) => {
      const where = [...inCourse(call), ...ofMode(call, courseMetaSummaryEnrollment)];
      return sumOf(await call.view.rows(courseMetaSummaryEnrollment, { where }), column);
    },
  });
}
