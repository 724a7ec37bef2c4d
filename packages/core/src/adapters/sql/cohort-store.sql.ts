import type { CohortStore } from '../../learners/cohort-store.port.ts';
import type { Cohort, ListedCohort } from '../../learners/cohort.ts';
import { accountOf } from './account-store.sql.ts';
import { mapPage, pageBehind } from './page-behind.sql.ts';
import { bytes, text, type SqlRow, type SqlSession } from './sql-session.ts';

const counted =
  'SELECT c.*, (SELECT COUNT(*) FROM cohort_members m WHERE m.cohort_id = c.id) AS members FROM cohorts c';

export function sqlCohortStore(session: SqlSession): CohortStore {
  return {
    addCohort: ({ courseKey, name }) =>
      session.insert('cohorts', { course_key: bytes(courseKey), name: bytes(name) }),
    cohort: async (id) => {
      const row = await session.get(`${counted} WHERE c.id = ?`, [id]);
      return row && listedCohort(row);
    },
    cohortByName: async (courseKey, name) => {
      const row = await session.get('SELECT * FROM cohorts WHERE course_key = ? AND name = ?', [
        bytes(courseKey),
        bytes(name),
      ]);
      return row && cohortOf(row);
    },
    cohortsOf: async (courseKey) =>
      (await session.all(`${counted} WHERE c.course_key = ? ORDER BY c.id`, [bytes(courseKey)])).map(
        listedCohort,
      ),
    cohortOf: async (courseKey, userId) => {
      const row = await session.get(
        `SELECT c.* FROM cohort_members m JOIN cohorts c ON c.id = m.cohort_id
         WHERE m.course_key = ? AND m.user_id = ?`,
        [bytes(courseKey), userId],
      );
      return row && cohortOf(row);
    },
    putMember: ({ id, courseKey }, userId) =>
      session.upsert('cohort_members', { course_key: bytes(courseKey), user_id: userId, cohort_id: id }, [
        'course_key',
        'user_id',
      ]),
    removeMember: async (courseKey, userId) => {
      await session.run('DELETE FROM cohort_members WHERE course_key = ? AND user_id = ?', [
        bytes(courseKey),
        userId,
      ]);
    },
    membersOf: async (cohortId, { limit, after = '-1' }) => {
      const rows = await session.all(
        `SELECT a.* FROM cohort_members m JOIN accounts a ON a.id = m.user_id
         WHERE m.cohort_id = ? AND m.user_id > ? ORDER BY m.user_id LIMIT ?`,
        [cohortId, Number(after), limit + 1],
      );
      const items = rows.slice(0, limit).map(accountOf);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, ...(last && { next: String(last.id) }) };
    },
    listCohorts: async ({ limit, after = '-1' }) => {
      const sql = 'SELECT * FROM cohorts WHERE id > ? ORDER BY id LIMIT ?';
      const rows = await session.all(sql, [Number(after), limit + 1]);
      const items = rows.slice(0, limit).map(cohortOf);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, ...(last && { next: String(last.id) }) };
    },
    listMembers: async (page) => {
      const order = {
        select: 'SELECT cohort_id, user_id FROM cohort_members',
        columns: ['cohort_id', 'user_id'],
      } as const;
      return mapPage(await pageBehind(session, order, page), (row) => ({
        cohortId: Number(row['cohort_id']),
        userId: Number(row['user_id']),
      }));
    },
  };
}

function cohortOf(row: SqlRow): Cohort {
  return { id: Number(row['id']), courseKey: text(row['course_key']), name: text(row['name']) };
}

function listedCohort(row: SqlRow): ListedCohort {
  return { ...cohortOf(row), members: Number(row['members']) };
}
