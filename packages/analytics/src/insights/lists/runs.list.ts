import { courseActivity } from '../../tables/activity/course-activity.table.ts';
import { courseMetaSummaryEnrollment } from '../../tables/enrollment/course-meta-summary-enrollment.table.ts';
import { totalsByCourse } from '../course-totals-row.ts';
import { defineList } from '../define-list.ts';
import { columnWords } from '../words/columns.ts';

/** The runs of a course side by side. */
export const runsList = defineList({
  name: 'runs',
  title: { en: 'Runs of this course', es: 'Ediciones de este curso' },
  empty: {
    en: 'Runs appear here once learners are enrolled in one.',
    es: 'Las ediciones aparecerán aquí cuando haya personas inscritas en alguna.',
  },
  tables: [courseMetaSummaryEnrollment, courseActivity],
  takes: [],
  read: async (call) => {
    const label = columnWords(call.language);
    const runs = await call.runs();
    const totals = await totalsByCourse(
      call.view,
      runs.map(({ courseKey }) => courseKey),
    );
    return {
      columns: [
        { name: 'run', label: label.run, unit: 'text' },
        { name: 'title', label: label.course, unit: 'text' },
        { name: 'start', label: label.start, unit: 'date' },
        ...totalColumns(label),
      ],
      rows: runs.map(({ courseKey, run, title, start }) => ({
        key: courseKey,
        cells: { run, title, start: start?.slice(0, 10) ?? null, ...totals.get(courseKey) },
      })),
      total: runs.length,
    };
  },
});

export function totalColumns(label: ReturnType<typeof columnWords>) {
  return [
    { name: 'enrolled', label: label.enrolled, unit: 'number' },
    { name: 'change', label: label.change, unit: 'number' },
    { name: 'ever', label: label.ever, unit: 'number' },
    { name: 'verified', label: label.verified, unit: 'number' },
    { name: 'passing', label: label.passing, unit: 'number' },
    { name: 'active', label: label.active, unit: 'number' },
  ] as const;
}
