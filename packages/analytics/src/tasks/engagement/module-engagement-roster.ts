import { courseLearners } from '../../tables/engagement/course-learners.table.ts';
import { moduleEngagementRoster } from '../../tables/engagement/module-engagement-roster.table.ts';
import { moduleEngagementSummary } from '../../tables/engagement/module-engagement-summary.table.ts';
import { moduleEngagementUserSegments } from '../../tables/engagement/module-engagement-user-segments.table.ts';
import { moduleEngagement } from '../../tables/engagement/module-engagement.table.ts';
import { profileNames } from '../../tables/engagement/profile-columns.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { addDays } from '../calendar.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Field, Occurrence, Tuple } from '../../tuples/tuple.ts';

const learner = takeColumns(courseLearners, [
  'course_id',
  'username',
  'user_id',
  'email',
  'cohort',
  'enrollment_mode',
  'enrollment_date',
  'is_enrolled',
  'name',
  ...profileNames,
]);
const summary = takeColumns(moduleEngagementSummary, [
  'course_id',
  'username',
  'problem_attempts',
  'problems_attempted',
  'problems_completed',
  'problem_attempts_per_completed',
  'videos_viewed',
  'discussion_contributions',
]);

const learners = pickRows(courseLearners, (row, emit) => {
  const [courseId = null, username = null, ...rest] = learner(row);
  emit([courseId, username], ['learner', ...rest]);
});

export const moduleEngagementRosterTask = defineTask({
  name: 'module-engagement-roster',
  counts:
    'Every learner who was ever enrolled, with what he did in the last seven days. Besides highly engaged and struggling: unenrolled; ' +
    'disengaging (active in the seven days before, not since); inactive (in neither).',
  table: moduleEngagementRoster,
  of: [
    learners,
    pickRows(moduleEngagementSummary, (row, emit) => {
      const [courseId = null, username = null, ...rest] = summary(row);
      emit([courseId, username], ['summary', ...rest]);
    }),
    pickRows(moduleEngagementUserSegments, ([courseId = null, username = null, , , segment = null], emit) => {
      emit([courseId, username], ['segment', segment]);
    }),
    pickRows(moduleEngagement, ([courseId = null, username = null, date = null], emit) => {
      emit([courseId, username], ['active', date]);
    }),
  ],
  needs: learners,
  ranged: true,
  *fold([courseId = null, username = null], occurrences, { range }) {
    const start = addDays(range.to, -7);
    const { learner: of, engagement, segments } = read(occurrences, [addDays(start, -7), start]);
    if (of === undefined) return;
    const [
      userId = null,
      email = null,
      cohort = null,
      mode = null,
      enrolledOn = null,
      isEnrolled = null,
      name = null,
      ...profile
    ] = of;
    const [attempts = '0', tried = '0', solved = '0', ratio = null, viewed = '0', posts = '0'] =
      engagement ?? [];
    const finite = ratio === 'inf' ? null : ratio;
    const all = isEnrolled === '0' ? ['unenrolled', ...segments] : segments;
    const order = String(finite === null ? -Number(attempts) : Number(attempts));
    const dates: Tuple = [start, range.to];
    const enrollment: Tuple = [email, name, mode, enrolledOn, cohort];
    const metrics: Tuple = [attempts, tried, solved, finite, viewed, posts];
    yield [courseId, username, ...dates, ...enrollment, ...metrics, all.join(','), order, userId, ...profile];
  },
});

interface Read {
  readonly learner: Tuple | undefined;
  /** The metrics of the last seven days; undefined: did nothing then. */
  readonly engagement: Tuple | undefined;
  readonly segments: readonly Field[];
}

function read(occurrences: Iterable<Occurrence>, [from, to]: readonly [string, string]): Read {
  let learner: Tuple | undefined;
  let engagement: Tuple | undefined;
  let before = false;
  const segments: Field[] = [];
  for (const { tuple } of occurrences) {
    const [tag, ...rest] = tuple;
    if (tag === 'learner') learner = rest;
    else if (tag === 'summary') engagement = rest;
    else if (tag === 'segment') segments.push(rest[0] ?? null);
    else before ||= (rest[0] ?? '') >= from && (rest[0] ?? '') < to;
  }
  const absence = before ? 'disengaging' : 'inactive';
  return { learner, engagement, segments: engagement === undefined ? [absence, ...segments] : segments };
}
