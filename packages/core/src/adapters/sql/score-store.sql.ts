import type { ProblemScore } from '../../grading/problem-score.ts';
import type { ScoreStore } from '../../grading/score-store.port.ts';
import { insertUnlessThere } from './insert-unless-there.ts';
import { mapPage, pageBehind } from './page-behind.sql.ts';
import { bytes, text, type SqlRow, type SqlSession } from './sql-session.ts';

export function sqlScoreStore(session: SqlSession): ScoreStore {
  const one = 'SELECT * FROM problem_scores WHERE user_id = ? AND usage_key = ?';
  return {
    score: async (userId, usageKey) => {
      const row = await session.get(one, [userId, bytes(usageKey)]);
      return row && scoreOf(row);
    },
    holdScore: async (userId, usageKey) => {
      const row = await session.getForUpdate(one, [userId, bytes(usageKey)]);
      return row && scoreOf(row);
    },
    scores: async (userId, courseKey) => {
      const rows = await session.all(
        'SELECT * FROM problem_scores WHERE user_id = ? AND course_key = ? ORDER BY usage_key',
        [userId, bytes(courseKey)],
      );
      return rows.map(scoreOf);
    },
    listScores: async (page) => {
      const order = { select: 'SELECT * FROM problem_scores', columns: ['user_id', 'usage_key'] } as const;
      return mapPage(await pageBehind(session, order, page), scoreOf);
    },
    putScore: async (score, from) => {
      const row = scoreRow(score);
      if (from === 0) return insertUnlessThere(session, 'problem_scores', row);
      const columns = Object.keys(row);
      const { changes } = await session.run(
        `UPDATE problem_scores SET ${columns.map((column) => `${column} = ?`).join(', ')}
         WHERE user_id = ? AND usage_key = ? AND version = ?`,
        [...Object.values(row), score.userId, bytes(score.usageKey), from],
      );
      return changes > 0;
    },
    settleScores: async (userId, courseKey) => {
      await session.run(
        'UPDATE problem_scores SET pending = 0 WHERE user_id = ? AND course_key = ? AND pending = 1',
        [userId, bytes(courseKey)],
      );
    },
    scoredBy: async (userId) => {
      const sql = 'SELECT usage_key FROM problem_scores WHERE user_id = ? ORDER BY usage_key';
      return (await session.all(sql, [userId])).map((row) => text(row['usage_key']));
    },
    moveScore: async (from, to, usageKey) => {
      await session.run(
        'UPDATE problem_scores SET user_id = ?, pending = 1 WHERE user_id = ? AND usage_key = ?',
        [to, from, bytes(usageKey)],
      );
    },
  };
}

function scoreRow(score: ProblemScore): SqlRow {
  return {
    user_id: score.userId,
    usage_key: bytes(score.usageKey),
    course_key: bytes(score.courseKey),
    earned: score.earned,
    possible: score.possible,
    graded: score.graded ? 1 : 0,
    at: score.at,
    course_commit: bytes(score.commit),
    version: score.version,
    changed: score.changed,
    pending: score.pending ? 1 : 0,
  };
}

function scoreOf(row: SqlRow): ProblemScore {
  return {
    userId: Number(row['user_id']),
    usageKey: text(row['usage_key']),
    courseKey: text(row['course_key']),
    earned: Number(row['earned']),
    possible: Number(row['possible']),
    graded: Number(row['graded']) === 1,
    at: Number(row['at']),
    commit: text(row['course_commit']),
    version: Number(row['version']),
    changed: Number(row['changed']),
    pending: Number(row['pending']) === 1,
  };
}
