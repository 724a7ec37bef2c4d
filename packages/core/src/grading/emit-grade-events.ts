import {
  courseGradeCalculated,
  courseNowFailed,
  courseNowPassed,
  coursePassedFirstTime,
  subsectionGradeCalculated,
} from '../events/catalogue/grade-events.ts';
import { serverOrigin } from '../events/server-origin.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import { formatInstant, type Instant } from '../shared/clock.port.ts';
import type { GradeChange } from './grade-change.ts';
import type { GradedOutline } from './graded-outline.ts';

/** What set the grading off: the events of one run have it in common. */
export interface GradeCause {
  readonly id: string;
  /** Name of the event that a chain of grade events begins with. */
  readonly type: string;
}

interface Graded {
  readonly change: GradeChange;
  /** The version of the course that was graded. */
  readonly outline: GradedOutline;
  readonly cause: GradeCause;
}

type Tx = Pick<CoreStores, 'accounts' | 'grades' | 'submissions'> & Outgoing;

/**
 * Tells of a learner's grades as they were just stored: of the subsections that changed, of the course, and whether it is
 * passed (lms/djangoapps/grades/events.py, course_grade_factory.py).
 */
export async function emitGradeEvents(tx: Tx, { change, outline, cause }: Graded): Promise<void> {
  const { userId, courseKey, usageKeys, passing } = change;
  const username = (await tx.accounts.accountById(userId))?.username ?? '';
  const draft = { origin: { ...serverOrigin, userId, username }, courseId: courseKey };
  const about = {
    course_id: courseKey,
    user_id: String(userId),
    event_transaction_id: cause.id,
    event_transaction_type: cause.type,
  };
  const common = { ...about, course_version: outline.commit };
  const edited = pythonTime(outline.edited);
  const changed = new Set(usageKeys);
  for (const subsection of await tx.grades.subsectionGrades(userId, courseKey)) {
    if (!changed.has(subsection.usageKey)) continue;
    const { problems = [], blocksHash = '' } =
      outline.subsections.find(({ usageKey }) => usageKey === subsection.usageKey) ?? {};
    const keys = problems.map(({ usageKey }) => usageKey);
    await tx.events.emit(subsectionGradeCalculated, {
      ...draft,
      data: {
        ...common,
        block_id: subsection.usageKey,
        weighted_total_earned: subsection.earned,
        weighted_total_possible: subsection.possible,
        weighted_graded_earned: subsection.earnedGraded,
        weighted_graded_possible: subsection.possibleGraded,
        first_attempted: pythonTime(await tx.submissions.firstSubmitted(userId, keys)),
        // When the version was made: a block's own last change is not kept.
        subtree_edited_timestamp: edited,
        visible_blocks_hash: blocksHash,
      },
    });
  }
  const course = await tx.grades.courseGrade(userId, courseKey);
  if (course === undefined) return;
  if (passing?.first === true) await tx.events.emit(coursePassedFirstTime, { ...draft, data: about });
  await tx.events.emit(courseGradeCalculated, {
    ...draft,
    data: {
      ...common,
      percent_grade: course.percent,
      letter_grade: course.letter ?? '',
      course_edited_timestamp: edited,
      grading_policy_hash: outline.policyHash,
    },
  });
  if (passing === undefined) return;
  await tx.events.emit(passing.passed ? courseNowPassed : courseNowFailed, { ...draft, data: about });
}

/** What Python's `str` makes of a time, or of none. */
function pythonTime(at: Instant | undefined): string {
  return at === undefined ? 'None' : formatInstant(at).replace('T', ' ').replace('.000000', '');
}
