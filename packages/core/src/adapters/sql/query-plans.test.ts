import { expect, it } from 'vitest';
import { coreModule } from './core-module.ts';
import type { SqlSession, SqlValue } from './sql-session.ts';
import { testRecords } from './testing/test-records.ts';

const course = 'course-v1:O+C+R';

/** Asks SQLite how it will do each statement before it does it. */
function explained(session: SqlSession, plans: string[]): SqlSession {
  const explain = async (sql: string, values: readonly SqlValue[] = []): Promise<void> => {
    const plan = await session.all(`EXPLAIN QUERY PLAN ${sql}`, values);
    plans.push(...plan.map(({ detail }) => `${String(detail)} for ${sql}`));
  };
  return {
    dialect: session.dialect,
    insert: (table, row) => session.insert(table, row),
    insertAll: (table, rows, options) => session.insertAll(table, rows, options),
    later: (table, rows, key) => session.later(table, rows, key),
    upsert: (table, row, key) => session.upsert(table, row, key),
    holdName: (name) => session.holdName(name),
    getForUpdate: async (sql, values) => (await explain(sql, values), session.getForUpdate(sql, values)),
    allUnclaimed: async (sql, values) => (await explain(sql, values), session.allUnclaimed(sql, values)),
    all: async (sql, values) => (await explain(sql, values), session.all(sql, values)),
    get: async (sql, values) => (await explain(sql, values), session.get(sql, values)),
    run: async (sql, values) => (await explain(sql, values), session.run(sql, values)),
  };
}

it('finds what belongs to a learner or a course by an index: no work grows with the class', async () => {
  const { database, close } = await testRecords([coreModule]);
  const plans: string[] = [];
  await database.write(async (session) => {
    const stores = coreModule.stores(explained(session, plans));
    const { accounts, roles, enrollments, scores, grades, states, completions } = stores;
    const score = { userId: 1, courseKey: course, usageKey: 'p', earned: 1, possible: 1, graded: true };
    const stored = { ...score, at: 1, commit: '', version: 1, changed: 1, pending: true };
    await scores.putScore(stored, 0);
    await scores.putScore({ ...stored, version: 2 }, 1);
    await scores.score(1, 'p');
    await scores.scores(1, course);
    await scores.settleScores(1, course);
    await scores.scoredBy(1);
    await scores.moveScore(1, 2, 'p');
    await grades.touchGrades(1, course, 1);
    await grades.touchGrades(1, course, 2);
    await grades.courseGrade(1, course);
    await grades.gradeVersion(1, course);
    await grades.putCourseGrade({
      userId: 1,
      courseKey: course,
      percent: 1,
      letter: null,
      passedSince: null,
    });
    await grades.subsectionGrades(1, course);
    await grades.deleteSubsectionGrade(1, course, 's');
    await grades.courseGradesOf(course, [1, 2, 3]);
    await grades.subsectionGradesOf(course, [1, 2, 3]);
    await grades.gradedLearners(course, 0, 10);
    await accounts.accountById(1);
    await accounts.accountByUsername('a');
    await accounts.accountByUsernameKey('a');
    await accounts.accountByEmailKey('a');
    await roles.roles(1, course);
    await roles.rolesOf(1);
    await roles.removeRole(1, course, 'staff');
    await enrollments.enrollment(1, course);
    await enrollments.standing(1, course);
    await states.getStates([
      { scope: 'user_state', userId: 1, target: 'p' },
      { scope: 'user_state_summary', userId: 0, target: 'p' },
      { scope: 'user_info', userId: 1, target: '' },
    ]);
    await completions.completionsOf(1, ['p', 'q']);
    await enrollments.enrollmentsOf(1);
    await enrollments.activeLearners(course, { limit: 10 });
    await enrollments.countActive(course);
    // Behind the first page of a whole table.
    await enrollments.listEnrollments({ limit: 10, after: JSON.stringify([1, course]) });
    await scores.listScores({ limit: 10, after: JSON.stringify([1, 'p']) });
    await states.listUserStates({ limit: 10, after: JSON.stringify([1, 'p']) });
    await grades.listCourseGrades({ limit: 10, after: JSON.stringify([course, 1]) });
    await accounts.listAccounts({ limit: 10, after: '5' });
  });
  expect(plans.length).toBeGreaterThan(25);
  expect(plans.filter((plan) => plan.startsWith('SCAN'))).toEqual([]);
  // A page of learners is read in the order of its index; FOR LAST TERM sorts what one learner has.
  const sorts = plans.filter((plan) => plan.startsWith('USE TEMP B-TREE FOR ORDER BY'));
  expect(sorts.filter((plan) => plan.includes('LIMIT'))).toEqual([]);
  await close();
});
