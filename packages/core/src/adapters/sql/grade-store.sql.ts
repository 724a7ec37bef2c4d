import type { CourseGrade, GradeStore, SubsectionGrade } from '../../grading/grade-store.port.ts';
import { inList } from './in-list.ts';
import { mapPage, pageBehind } from './page-behind.sql.ts';
import { bytes, text, type SqlRow, type SqlSession } from './sql-session.ts';

export function sqlGradeStore(session: SqlSession): GradeStore {
  const own = 'WHERE course_key = ? AND user_id = ?';
  const get = (userId: number, courseKey: string) =>
    session.get(`SELECT * FROM course_grades ${own}`, [bytes(courseKey), userId]);
  const allOf = (table: string, courseKey: string, userIds: readonly number[]) => {
    const { marks, values } = inList(userIds);
    const sql = `SELECT * FROM ${table} WHERE course_key = ? AND user_id IN (${marks})`;
    return session.all(sql, [bytes(courseKey), ...values]);
  };
  return {
    courseGrade: async (userId, courseKey) => {
      const row = await get(userId, courseKey);
      return row && courseGradeOf(row);
    },
    putCourseGrade: async ({ userId, courseKey, percent, letter, passedSince }) => {
      await session.run(`UPDATE course_grades SET percent = ?, letter = ?, passed_since = ? ${own}`, [
        percent,
        letter === null ? null : bytes(letter),
        passedSince,
        bytes(courseKey),
        userId,
      ]);
    },
    holdGrades: async (userId, courseKey) => {
      await session.getForUpdate(`SELECT user_id FROM course_grades ${own}`, [bytes(courseKey), userId]);
    },
    gradeVersion: async (userId, courseKey) => {
      const row = await get(userId, courseKey);
      return row && { version: Number(row['version']), changed: Number(row['changed']) };
    },
    touchGrades: async (userId, courseKey, at) => {
      const { changes } = await session.run(
        `UPDATE course_grades SET version = version + 1,
           changed = CASE WHEN changed >= ? THEN changed + 1 ELSE ? END ${own}`,
        [at, at, bytes(courseKey), userId],
      );
      if (changes > 0) return;
      const none = { percent: 0, letter: null, passed_since: null };
      await session.insert('course_grades', {
        course_key: bytes(courseKey),
        user_id: userId,
        ...none,
        version: 1,
        changed: at,
      });
    },
    subsectionGrades: async (userId, courseKey) => {
      const sql = `SELECT * FROM subsection_grades ${own} ORDER BY usage_key`;
      return (await session.all(sql, [bytes(courseKey), userId])).map(subsectionGradeOf);
    },
    putSubsectionGrade: (grade) =>
      session.upsert(
        'subsection_grades',
        {
          course_key: bytes(grade.courseKey),
          user_id: grade.userId,
          usage_key: bytes(grade.usageKey),
          earned: grade.earned,
          possible: grade.possible,
          earned_graded: grade.earnedGraded,
          possible_graded: grade.possibleGraded,
        },
        ['course_key', 'user_id', 'usage_key'],
      ),
    deleteSubsectionGrade: async (userId, courseKey, usageKey) => {
      const key = [bytes(courseKey), userId, bytes(usageKey)];
      await session.run(`DELETE FROM subsection_grades ${own} AND usage_key = ?`, key);
    },
    courseGradesOf: async (courseKey, userIds) =>
      (await allOf('course_grades', courseKey, userIds)).map(courseGradeOf),
    subsectionGradesOf: async (courseKey, userIds) =>
      (await allOf('subsection_grades', courseKey, userIds)).map(subsectionGradeOf),
    gradedLearners: async (courseKey, after, limit) => {
      const rows = await session.all(
        'SELECT user_id FROM course_grades WHERE course_key = ? AND user_id > ? ORDER BY user_id LIMIT ?',
        [bytes(courseKey), after, limit],
      );
      return rows.map((row) => Number(row['user_id']));
    },
    listCourseGrades: async (page) => {
      const order = { select: 'SELECT * FROM course_grades', columns: ['course_key', 'user_id'] } as const;
      return mapPage(await pageBehind(session, order, page), (row) => ({
        ...courseGradeOf(row),
        version: Number(row['version']),
        changed: Number(row['changed']),
      }));
    },
    countGradedLearners: async (courseKey) => {
      const sql = 'SELECT COUNT(*) AS learners FROM course_grades WHERE course_key = ?';
      return Number((await session.get(sql, [bytes(courseKey)]))?.['learners'] ?? 0);
    },
  };
}

function courseGradeOf(row: SqlRow): CourseGrade {
  const { letter = null, passed_since: since = null } = row;
  return {
    userId: Number(row['user_id']),
    courseKey: text(row['course_key']),
    percent: Number(row['percent']),
    letter: letter === null ? null : text(letter),
    passedSince: since === null ? null : Number(since),
  };
}

function subsectionGradeOf(row: SqlRow): SubsectionGrade {
  return {
    userId: Number(row['user_id']),
    courseKey: text(row['course_key']),
    usageKey: text(row['usage_key']),
    earned: Number(row['earned']),
    possible: Number(row['possible']),
    earnedGraded: Number(row['earned_graded']),
    possibleGraded: Number(row['possible_graded']),
  };
}
