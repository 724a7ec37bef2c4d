import { z } from 'zod';
import type { DemographicsStore } from '../../learners/demographics-store.port.ts';
import { genders, levelsOfEducation, nothingTold, type Demographics } from '../../learners/demographics.ts';
import type { SqlRow, SqlSession } from './sql-session.ts';

const gender = z.enum(genders).nullable();
const level = z.enum(levelsOfEducation).nullable();

export function sqlDemographicsStore(session: SqlSession): DemographicsStore {
  return {
    demographics: async (userId) => {
      const row = await session.get('SELECT * FROM demographics WHERE user_id = ?', [userId]);
      return row === undefined ? nothingTold : demographicsOf(row);
    },
    putDemographics: (userId, { yearOfBirth, gender: told, levelOfEducation }) =>
      session.upsert(
        'demographics',
        { user_id: userId, year_of_birth: yearOfBirth, gender: told, level_of_education: levelOfEducation },
        ['user_id'],
      ),
    removeDemographics: async (userId) => {
      await session.run('DELETE FROM demographics WHERE user_id = ?', [userId]);
    },
    listDemographics: async ({ limit, after = '-1' }) => {
      const sql = 'SELECT * FROM demographics WHERE user_id > ? ORDER BY user_id LIMIT ?';
      const rows = await session.all(sql, [Number(after), limit + 1]);
      const items = rows
        .slice(0, limit)
        .map((row) => ({ userId: Number(row['user_id']), ...demographicsOf(row) }));
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, ...(last && { next: String(last.userId) }) };
    },
  };
}

function demographicsOf(row: SqlRow): Demographics {
  const { year_of_birth: year = null } = row;
  return {
    yearOfBirth: year === null ? null : Number(year),
    gender: gender.parse(row['gender'] ?? null),
    levelOfEducation: level.parse(row['level_of_education'] ?? null),
  };
}
