import {
  bytes,
  keyText,
  longText,
  text,
  type SqlMigration,
  type SqlRow,
  type SqlSession,
} from '@coursewright/core/sql';
import type { TeamNote, TeamNoteStore } from '../../insights/team-note-store.port.ts';

export const teamNoteTables: SqlMigration = {
  name: '0005-team-notes',
  up: async (schema) => {
    await schema.createTable('host_team_notes', {
      id: { type: keyText(64), allowNull: false, primaryKey: true },
      course_key: { type: keyText(255), allowNull: false },
      day: { type: keyText(10), allowNull: false },
      text: { type: longText(schema), allowNull: false },
      user_id: { type: 'BIGINT', allowNull: false },
      created: { type: 'BIGINT', allowNull: false },
    });
    await schema.addIndex('host_team_notes', ['course_key', 'day'], { name: 'host_team_notes_course' });
  },
};

export class SqlTeamNotes implements TeamNoteStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async add({ id, courseKey, day, text: said, userId, created }: TeamNote): Promise<void> {
    await this.#sql.insert('host_team_notes', {
      id: bytes(id),
      course_key: bytes(courseKey),
      day: bytes(day),
      text: said,
      user_id: userId,
      created,
    });
  }

  async ofCourse(courseKey: string): Promise<readonly TeamNote[]> {
    const rows = await this.#sql.all('SELECT * FROM host_team_notes WHERE course_key = ? ORDER BY day, id', [
      bytes(courseKey),
    ]);
    return rows.map(teamNote);
  }

  async remove(courseKey: string, id: string): Promise<void> {
    await this.#sql.run('DELETE FROM host_team_notes WHERE course_key = ? AND id = ?', [
      bytes(courseKey),
      bytes(id),
    ]);
  }
}

function teamNote(row: SqlRow): TeamNote {
  return {
    id: text(row['id']),
    courseKey: text(row['course_key']),
    day: text(row['day']),
    text: text(row['text']),
    userId: Number(row['user_id']),
    created: Number(row['created']),
  };
}
