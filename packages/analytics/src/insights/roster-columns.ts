import { courseLearnerMetadata } from '../api/course-learner-metadata.ts';
import { learnerShape } from '../api/learner-shape.ts';
import type { TableRow } from '../api/table-reader.port.ts';
import type { ListColumn, ListRow } from './define-list.ts';
import type { InsightsCall } from './insights-call.ts';
import type { InsightsLanguage } from './language.ts';
import { columnWords } from './words/columns.ts';
import { modeName } from './words/modes.ts';
import { segmentName } from './words/segments.ts';

/** Metrics by which learners are ranked in their class: less is better of the last. */
const metrics = [
  'problems_attempted',
  'problems_completed',
  'videos_viewed',
  'discussion_contributions',
  'problem_attempts_per_completed',
] as const;
type Metric = (typeof metrics)[number];

export type ClassRanges = Readonly<Record<string, unknown>>;

export async function classRanges({
  view,
  courseKey,
}: Pick<InsightsCall, 'view' | 'courseKey'>): Promise<ClassRanges> {
  return (await courseLearnerMetadata(view, courseKey)).engagement_ranges;
}

/** Columns of learners: their own fields only where they are shown. */
export function rosterColumns(
  { language, personal }: Pick<InsightsCall, 'language' | 'personal'>,
  more: readonly ListColumn[] = [],
): readonly ListColumn[] {
  const label = columnWords(language);
  const sorted = (name: Metric, text: string, unit: ListColumn['unit'] = 'number'): ListColumn => ({
    name,
    label: text,
    unit,
    sortable: true,
  });
  return [
    ...(personal ? [{ name: 'name', label: label.name, unit: 'text' } as const] : []),
    { name: 'username', label: label.username, unit: 'text', sortable: true },
    ...(personal ? [{ name: 'email', label: label.email, unit: 'text', sortable: true } as const] : []),
    { name: 'mode', label: label.mode, unit: 'text' },
    { name: 'cohort', label: label.cohort, unit: 'text' },
    { name: 'segments', label: label.segments, unit: 'text' },
    ...more,
    sorted('problems_attempted', label.problemsTried),
    sorted('problems_completed', label.problemsSolved),
    sorted('problem_attempts_per_completed', label.attemptsPerSolved, 'decimal'),
    sorted('videos_viewed', label.videos),
    sorted('discussion_contributions', label.posts),
    { name: 'enrolled', label: label.enrolledOn, unit: 'date' },
  ];
}

/** A learner as a row, his metrics coloured by where they lie in the class. */
export function rosterRow(
  shape: ReturnType<typeof learnerShape>,
  ranges: ClassRanges,
  language: InsightsLanguage,
): ListRow {
  const { engagements } = shape;
  const tones = metrics.flatMap((metric) => {
    const tone = toneOf(engagements[metric], ranges[metric]);
    return tone === undefined ? [] : [[metric, tone] as const];
  });
  return {
    key: shape.username,
    cells: {
      name: shape.name,
      username: shape.username,
      email: shape.email,
      mode: modeName(String(shape.enrollment_mode ?? ''), language),
      cohort: shape.cohort,
      segments: shape.segments.map((segment) => segmentName(segment, language)).join(', '),
      ...engagements,
      enrolled: shape.enrollment_date,
    },
    tones: Object.fromEntries(tones),
  };
}

export function rosterRowOf(row: TableRow, ranges: ClassRanges, call: InsightsCall): ListRow {
  return rosterRow(learnerShape(row, call), ranges, call.language);
}

function toneOf(value: string | number | null, ranges: unknown): 'good' | 'bad' | undefined {
  if (typeof value !== 'number' || typeof ranges !== 'object' || ranges === null) return undefined;
  if ('class_rank_top' in ranges && within(value, ranges.class_rank_top)) return 'good';
  return 'class_rank_bottom' in ranges && within(value, ranges.class_rank_bottom) ? 'bad' : undefined;
}

/** An end that is null is open. */
function within(value: number, range: unknown): boolean {
  if (!Array.isArray(range)) return false;
  const [low, high]: readonly unknown[] = range;
  return value >= (typeof low === 'number' ? low : 0) && (typeof high !== 'number' || value < high);
}
