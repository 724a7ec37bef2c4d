import { expect, it } from 'vitest';
import { coreModule } from '../adapters/sql/core-module.ts';
import { testRecords } from '../adapters/sql/testing/test-records.ts';
import { addAccount } from '../learners/add-account.ts';
import { emitGradeEvents } from './emit-grade-events.ts';
import type { GradedOutline } from './graded-outline.ts';

const courseKey = 'course-v1:Org+Test+run';
const visibility = { starts: 0, staffOnly: false, showCorrectness: 'always', due: null } as const;
const problem = { ...visibility, usageKey: 'problem', title: '', possible: 3, graded: true, above: [] };
const subsection = { ...visibility, title: '', sectionTitle: '', format: '', graded: true };
const outline: GradedOutline = {
  courseKey,
  commit: 'c0',
  edited: Date.UTC(2026, 0, 1) * 1000,
  root: 'course',
  policy: {},
  policyHash: 'policy',
  subsections: [{ ...subsection, usageKey: 'changed', problems: [problem], blocksHash: 'blocks' }],
  problems: new Map([['problem', problem]]),
};

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
    const usageKeys = ['problem', 'changed', 'course'];
    const passing = { passed: true, first: true };
    const change = { userId, courseKey, usageKeys, subsections: [], passing };
    await tx.submissions.addSubmission({
      userId,
      courseKey,
      usageKey: 'problem',
      commit: 'c0',
      attempt: 1,
      seed: 1,
      answers: {},
      evaluation: {},
      at: Date.UTC(2026, 0, 2) * 1000 + 5,
    });
    const cause = { id: 'job', type: 'edx.grades.problem.submitted' };
    await emitGradeEvents(tx, { change, outline, cause });
  });
  const { entries } = await outbox.take(10);
  const about = {
    course_id: courseKey,
    event_transaction_id: 'job',
    event_transaction_type: 'edx.grades.problem.submitted',
  };
  const common = { ...about, course_version: 'c0' };
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
        first_attempted: '2026-01-02 00:00:00.000005+00:00',
        subtree_edited_timestamp: '2026-01-01 00:00:00+00:00',
        visible_blocks_hash: 'blocks',
      },
    },
    { name: 'edx.course.grade.passed.first_time', event: about },
    {
      name: 'edx.grades.course.grade_calculated',
      event: {
        ...common,
        percent_grade: 0.5,
        letter_grade: '',
        course_edited_timestamp: '2026-01-01 00:00:00+00:00',
        grading_policy_hash: 'policy',
      },
    },
    { name: 'edx.course.grade.now_passed', event: about },
  ]);
  await close();
});
