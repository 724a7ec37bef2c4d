import { expect, it } from 'vitest';
import { coreModule } from '../adapters/sql/core-module.ts';
import { testRecords } from '../adapters/sql/testing/test-records.ts';
import { addAccount } from '../learners/add-account.ts';
import { emitGradeEvents } from './emit-grade-events.ts';

const courseKey = 'course-v1:Org+Test+run';

it('tells of the subsections that changed and of the course, with what set it off', async () => {
  const { records, outbox, close } = await testRecords([coreModule]);
  const account = { username: 'ada', email: 'ada@example.org', name: 'Ada' };
  await records.transaction(async (tx) => {
    const { id: userId } = await addAccount(tx, account, null, 0);
    const points = { earned: 1, possible: 3, earnedGraded: 1, possibleGraded: 2 };
    for (const usageKey of ['changed', 'as it was'])
      await tx.grades.putSubsectionGrade({ userId, courseKey, usageKey, ...points });
    await tx.grades.touchGrades(userId, courseKey, 1);
    await tx.grades.putCourseGrade({ userId, courseKey, percent: 0.5, letter: null, passedSince: null });
    const change = { userId, courseKey, usageKeys: ['problem', 'changed', 'course'], subsections: [] };
    const cause = { id: 'job', type: 'edx.grades.problem.submitted' };
    await emitGradeEvents(tx, { change, commit: 'c0', cause });
  });
  const { entries } = await outbox.take(10);
  const common = {
    course_id: courseKey,
    course_version: 'c0',
    event_transaction_id: 'job',
    event_transaction_type: 'edx.grades.problem.submitted',
  };
  expect(entries.map((entry) => entry.kind === 'event' && entry.line)).toMatchObject([
    {
      name: 'edx.grades.subsection.grade_calculated',
      username: 'ada',
      context: { course_id: courseKey, org_id: 'Org' },
      event: {
        ...common,
        block_id: 'changed',
        weighted_total_earned: 1,
        weighted_total_possible: 3,
        weighted_graded_earned: 1,
        weighted_graded_possible: 2,
      },
    },
    {
      name: 'edx.grades.course.grade_calculated',
      event: { ...common, percent_grade: 0.5, letter_grade: '' },
    },
  ]);
  await close();
});
