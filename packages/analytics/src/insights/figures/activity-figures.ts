import { numberIn } from '../../api/api-values.ts';
import { courseActivity } from '../../tables/activity/course-activity.table.ts';
import { inCourse } from '../conditions.ts';
import { defineFigure, type FigureDefinition } from '../define-figure.ts';
import type { InsightsCall } from '../insights-call.ts';

/** What learners did in the last whole week. */
export const activityFigures: readonly FigureDefinition[] = [
  ofWeek('ACTIVE', {
    name: 'active-last-week',
    title: { en: 'Active last week', es: 'Activos la última semana' },
  }),
  ofWeek('PLAYED_VIDEO', {
    name: 'videos-last-week',
    title: { en: 'Played a video last week', es: 'Vieron un vídeo la última semana' },
  }),
  ofWeek('ATTEMPTED_PROBLEM', {
    name: 'problems-last-week',
    title: { en: 'Tried a problem last week', es: 'Intentaron un problema la última semana' },
  }),
  ofWeek('POSTED_FORUM', {
    name: 'posts-last-week',
    title: { en: 'Wrote a post last week', es: 'Escribieron en el foro la última semana' },
  }),
];

function ofWeek(label: string, definition: Pick<FigureDefinition, 'name' | 'title'>): FigureDefinition {
  return defineFigure({
    ...definition,
    unit: 'number',
    tables: [courseActivity],
    takes: [],
    read: (call) => lastWeek(call, label),
  });
}

/** null before the first whole week. */
async function lastWeek(call: InsightsCall, label: string): Promise<number | null> {
  const start = await call.view.greatest(courseActivity, 'interval_start', inCourse(call));
  if (start === undefined) return null;
  const [row] = await call.view.rows(courseActivity, {
    where: [...inCourse(call), { column: 'interval_start', is: start }, { column: 'label', is: label }],
  });
  return row === undefined ? 0 : numberIn(row, 'count');
}
