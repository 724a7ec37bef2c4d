import { z } from 'zod';
import type { Enrollment } from '../../learners/account.ts';
import type { EnrollmentStore } from '../../learners/enrollment-store.port.ts';
import { accountOf, storedAccount } from './account-store.sql.ts';
import { mapPage, pageBehind } from './page-behind.sql.ts';
import { courseRoles } from './role-store.sql.ts';
import { bytes, text, type SqlRow, type SqlSession } from './sql-session.ts';

const modes = z.enum(['audit', 'honor', 'verified', 'professional', 'no-id-professional', 'credit']);

export function sqlEnrollmentStore(session: SqlSession): EnrollmentStore {
  return {
    standing: async (userId, courseKey) => {
      const course = bytes(courseKey);
      const rows = await session.all(
        `SELECT a.*, e.mode, e.active, e.created AS enrolled, r.role FROM accounts a
         LEFT JOIN enrollments e ON e.user_id = a.id AND e.course_key = ?
         LEFT JOIN course_roles r ON r.user_id = a.id AND r.course_key = ?
         WHERE a.id = ? ORDER BY r.role`,
        [course, course, userId],
      );
      const [first] = rows;
      if (first === undefined) return undefined;
      const { enrolled = null } = first;
      return {
        account: storedAccount(first),
        roles: rows.flatMap(({ role = null }) => (role === null ? [] : [courseRoles.parse(role)])),
        enrollment:
          enrolled === null
            ? undefined
            : enrollmentOf({ ...first, user_id: userId, course_key: course, created: enrolled }),
      };
    },
    enrollment: async (userId, courseKey) => {
      const row = await session.get('SELECT * FROM enrollments WHERE user_id = ? AND course_key = ?', [
        userId,
        bytes(courseKey),
      ]);
      return row && enrollmentOf(row);
    },
    putEnrollment: ({ userId, courseKey, mode, active, created }, username) =>
      session.upsert(
        'enrollments',
        {
          user_id: userId,
          course_key: bytes(courseKey),
          username: bytes(username),
          mode,
          active: active ? 1 : 0,
          created,
        },
        ['user_id', 'course_key'],
      ),
    renameLearner: async (userId, username) => {
      await session.run('UPDATE enrollments SET username = ? WHERE user_id = ?', [bytes(username), userId]);
    },
    enrollmentsOf: async (userId) => {
      const sql = 'SELECT * FROM enrollments WHERE user_id = ? ORDER BY course_key';
      return (await session.all(sql, [userId])).map(enrollmentOf);
    },
    listEnrollments: async (page) => {
      const order = { select: 'SELECT * FROM enrollments', columns: ['user_id', 'course_key'] } as const;
      return mapPage(await pageBehind(session, order, page), enrollmentOf);
    },
    holdPlaces: (courseKey) => session.holdName(`places ${courseKey}`),
    countActive: async (courseKey) => {
      const row = await session.get(
        `SELECT COUNT(*) AS learners FROM enrollments e WHERE e.course_key = ? AND e.active = 1 AND NOT EXISTS (
           SELECT 1 FROM course_roles r
           WHERE r.course_key = e.course_key AND r.user_id = e.user_id AND r.role IN ('staff', 'instructor'))`,
        [bytes(courseKey)],
      );
      return Number(row?.['learners'] ?? 0);
    },
    activeLearners: async (courseKey, { limit, after = '' }) => {
      // The cursor is the last username: names are read on from there, whatever was inserted meanwhile.
      const rows = await session.all(
        `SELECT a.*, e.mode FROM enrollments e JOIN accounts a ON a.id = e.user_id
         WHERE e.course_key = ? AND e.active = 1 AND a.kind <> 'guest' AND e.username > ? ORDER BY e.username LIMIT ?`,
        [bytes(courseKey), bytes(after), limit + 1],
      );
      const items = rows
        .slice(0, limit)
        .map((row) => ({ ...accountOf(row), mode: modes.parse(row['mode']) }));
      const next = rows.length > limit ? items.at(-1)?.username : undefined;
      return { items, ...(next !== undefined && { next }) };
    },
  };
}

function enrollmentOf(row: SqlRow): Enrollment {
  return {
    userId: Number(row['user_id']),
    courseKey: text(row['course_key']),
    mode: modes.parse(row['mode']),
    active: Number(row['active']) === 1,
    created: Number(row['created']),
  };
}
