import type { TableView } from '../api/table-reader.port.ts';
import { courseActivity } from '../tables/activity/course-activity.table.ts';
import { courseMetaSummaryEnrollment } from '../tables/enrollment/course-meta-summary-enrollment.table.ts';
import { totalsByCourse } from './course-totals-row.ts';
import type { CourseRun } from './insights-call.ts';
import type { InsightsLanguage, Words } from './language.ts';
import { totalColumns } from './lists/runs.list.ts';
import type { InsightsList } from './read-list.ts';
import { rulesOf } from './rules-of.ts';
import { columnWords } from './words/columns.ts';

export interface ListedCourse extends CourseRun {
  readonly org: string;
  /** ISO 8601. */
  readonly end?: string | undefined;
}

const availabilityWords = {
  upcoming: { en: 'Upcoming', es: 'Próximamente' },
  current: { en: 'Current', es: 'En curso' },
  archived: { en: 'Archived', es: 'Finalizado' },
} as const satisfies Record<string, Words>;
type Availability = keyof typeof availabilityWords;
const availabilities: readonly Availability[] = ['upcoming', 'current', 'archived'];

export interface CoursesList extends InsightsList {
  /** Of the courses that are listed, together. */
  readonly totals: readonly { readonly title: string; readonly value: number }[];
  readonly availabilities: readonly (readonly [value: string, name: string])[];
}

const title: Words = { en: 'Courses', es: 'Cursos' };
const empty: Words = {
  en: 'Courses that you teach appear here. If you have narrowed the list, none fits.',
  es: 'Los cursos en los que enseña aparecerán aquí. Si ha acotado la lista, ninguno cumple las condiciones.',
};

/** The courses given, those asked for among them, with their totals. */
export async function coursesList(
  view: TableView,
  {
    courses,
    asked: { text = '', availability = '' },
    today,
    language,
  }: {
    readonly courses: readonly ListedCourse[];
    readonly asked: { readonly text?: string | undefined; readonly availability?: string | undefined };
    /** ISO 8601. */
    readonly today: string;
    readonly language: InsightsLanguage;
  },
): Promise<CoursesList> {
  const label = columnWords(language);
  const sought = text.trim().toLowerCase();
  const shown = courses
    .map((course) => ({ ...course, availability: availabilityOf(course, today) }))
    .filter((one) => availability === '' || one.availability === availability)
    .filter((one) => `${one.title} ${one.courseKey}`.toLowerCase().includes(sought))
    .toSorted((one, other) => one.title.localeCompare(other.title, language));
  const totals = await totalsByCourse(
    view,
    shown.map(({ courseKey }) => courseKey),
  );
  const sum = (column: string) => [...totals.values()].reduce((all, one) => all + (one[column] ?? 0), 0);
  const tables = [courseMetaSummaryEnrollment, courseActivity];
  return {
    name: 'courses',
    title: title[language],
    empty: empty[language],
    file: 'courses',
    rules: rulesOf(tables, language),
    asOf: undefined,
    columns: [
      { name: 'title', label: label.course, unit: 'text' },
      { name: 'key', label: label.key, unit: 'text' },
      { name: 'availability', label: label.availability, unit: 'text' },
      { name: 'start', label: label.start, unit: 'date' },
      { name: 'end', label: label.end, unit: 'date' },
      ...totalColumns(label),
    ],
    rows: shown.map((one) => ({
      key: one.courseKey,
      cells: {
        title: one.title,
        key: one.courseKey,
        availability: availabilityWords[one.availability][language],
        start: one.start?.slice(0, 10) ?? null,
        end: one.end?.slice(0, 10) ?? null,
        ...totals.get(one.courseKey),
      },
    })),
    total: shown.length,
    totals: (['enrolled', 'change', 'ever', 'verified', 'passing'] as const).map((name) => ({
      title: label[name],
      value: sum(name),
    })),
    availabilities: availabilities.map((one) => [one, availabilityWords[one][language]]),
  };
}

function availabilityOf({ start, end }: ListedCourse, today: string): Availability {
  if (end !== undefined && end < today) return 'archived';
  return start !== undefined && start > today ? 'upcoming' : 'current';
}
