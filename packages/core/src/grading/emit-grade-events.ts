import { courseGradeCalculated, subsectionGradeCalculated } from '../events/catalogue/grade-events.ts';
import { serverOrigin } from '../events/server-origin.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import type { GradeChange } from './grade-change.ts';

/** What set the grading off: the events of one run have it in common. */
export interface GradeCause {
  readonly id: string;
  /** Name of the event that a chain of grade events begins with. */
  readonly type: string;
}

interface Graded {
  readonly change: GradeChange;
  /** The version of the course that was graded. */
  readonly commit: string;
  readonly cause: GradeCause;
}

/** Tells of a learner's grades as they were just stored: of the subsections that changed, and of the course. */
export async function emitGradeEvents(
  tx: Pick<CoreStores, 'accounts' | 'grades'> & Outgoing,
  { change: { userId, courseKey, usageKeys }, commit, cause }: Graded,
): Promise<void> {
  const username = (await tx.accounts.accountById(userId))?.username ?? '';
  const draft = { origin: { ...serverOrigin, userId, username }, courseId: courseKey };
  const common = {
    course_id: courseKey,
    user_id: String(userId),
    course_version: commit,
    event_transaction_id: cause.id,
    event_transaction_type: cause.type,
  };
  const changed = new Set(usageKeys);
  for (const subsection of await tx.grades.subsectionGrades(userId, courseKey)) {
    if (!changed.has(subsection.usageKey)) continue;
    await tx.events.emit(subsectionGradeCalculated, {
      ...draft,
      data: {
        ...common,
        block_id: subsection.usageKey,
        weighted_total_earned: subsection.earned,
        weighted_total_possible: subsection.possible,
        weighted_graded_earned: subsection.earnedGraded,
        weighted_graded_possible: subsection.possibleGraded,
      },
    });
  }
  const course = await tx.grades.courseGrade(userId, courseKey);
  if (course === undefined) return;
  await tx.events.emit(courseGradeCalculated, {
    ...draft,
    data: { ...common, percent_grade: course.percent, letter_grade: course.letter ?? '' },
  });
}
