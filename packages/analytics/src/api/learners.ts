import { moduleEngagementRoster } from '../tables/engagement/module-engagement-roster.table.ts';
import { apiFaults } from './api-fault.ts';
import { listOf } from './field-choice.ts';
import { assertSegments } from './learner-segments.ts';
import { learnerShape } from './learner-shape.ts';
import { pageChoice, pageOf, type PageQuery } from './page-of.ts';
import type { Condition, RowOrder, TableView } from './table-reader.port.ts';

export interface LearnersQuery extends PageQuery {
  readonly text_search?: string | undefined;
  readonly segments?: string | undefined;
  readonly ignore_segments?: string | undefined;
  readonly cohort?: string | undefined;
  readonly enrollment_mode?: string | undefined;
  readonly order_by?: string | undefined;
  readonly sort_order?: string | undefined;
}

/** Learners that one page shows at most, and that can be come to by pages. */
const mostLearners = 10_000;

const orders: readonly string[] = [
  'username',
  'email',
  'discussion_contributions',
  'problems_attempted',
  'problems_completed',
  'problem_attempts_per_completed',
  'attempt_ratio_order',
  'videos_viewed',
];

/** `learners/`: the roster of a course, by page. Who may not see personal fields cannot search or sort by them. */
export async function learnersOf(
  view: TableView,
  courseId: string,
  query: LearnersQuery,
  { personal, addressOf }: { readonly personal: boolean; addressOf(page: number): string },
) {
  const choice = pageChoice(query, mostLearners);
  const where = conditionsOf(courseId, query, personal);
  const order = orderOf(query, personal);
  const offset = (choice.page - 1) * choice.size;
  const count = await view.count(moduleEngagementRoster, where);
  const within = Math.max(0, Math.min(choice.size, mostLearners - offset));
  const rows = await view.rows(moduleEngagementRoster, { where, order, limit: within, offset });
  const results = rows.map((row) => learnerShape(row, { personal }));
  return pageOf(choice, { count, results, addressOf });
}

function conditionsOf(courseId: string, query: LearnersQuery, personal: boolean): readonly Condition[] {
  const [segments, ignored] = [listOf(query.segments), listOf(query.ignore_segments)];
  if (segments && ignored)
    throw apiFaults.badParameter('Cannot combine `segments` and `ignore_segments` parameters.');
  assertSegments([...(segments ?? []), ...(ignored ?? [])]);
  const { text_search: text = '', cohort = '', enrollment_mode: mode = '' } = query;
  return [
    { column: 'course_id', is: courseId },
    ...(segments ? [{ column: 'segments', hasItem: segments }] : []),
    ...(ignored ? [{ column: 'segments', hasItem: ignored, not: true as const }] : []),
    ...(cohort === '' ? [] : [{ column: 'cohort', is: cohort }]),
    ...(mode === '' ? [] : [{ column: 'enrollment_mode', is: mode }]),
    ...(text === ''
      ? []
      : [{ columns: personal ? ['name', 'username', 'email'] : ['username'], contains: text }]),
  ];
}

/** A ratio may be infinite: learners without one come behind all others, by how much they tried. */
function orderOf({ order_by: by, sort_order: given }: LearnersQuery, personal: boolean): readonly RowOrder[] {
  const column = by ?? 'username';
  const direction = given ?? 'asc';
  const allowed = personal ? orders : orders.filter((one) => one !== 'email');
  if (!allowed.includes(column))
    throw apiFaults.badParameter(`order_by value '${column}' must be one of: (${allowed.join(', ')})`);
  if (direction !== 'asc' && direction !== 'desc')
    throw apiFaults.badParameter(`sort_order value '${direction}' must be one of: (asc, desc)`);
  const one = (name: string, down: boolean): RowOrder =>
    down ? { column: name, descending: true, nulls: 'first' } : { column: name, nulls: 'last' };
  const down = direction === 'desc';
  return [
    one(column, down),
    ...(column === 'problem_attempts_per_completed' ? [one('attempt_ratio_order', !down)] : []),
    ...(column === 'username' ? [] : [one('username', false)]),
  ];
}
