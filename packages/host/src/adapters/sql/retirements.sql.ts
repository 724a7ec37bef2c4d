import type { Instant } from '@coursewright/core';
import {
  bytes,
  keyText,
  longText,
  text,
  type SqlMigration,
  type SqlRow,
  type SqlSession,
} from '@coursewright/core/sql';
import type {
  Retirement,
  RetirementProgress,
  RetirementStore,
} from '../../retirement/retirement-store.port.ts';

const table = 'host_retirements';

export const retirementTables: SqlMigration = {
  name: '0007-retirements',
  up: async (schema) => {
    const integer = { type: 'BIGINT', allowNull: false };
    const maybeInteger = { type: 'BIGINT', allowNull: true };
    await schema.createTable(table, {
      user_id: { ...integer, primaryKey: true },
      username: { type: keyText(30), allowNull: false },
      retired_at: integer,
      retired_by: maybeInteger,
      sealed: { type: longText(schema), allowNull: true },
      swept_to: maybeInteger,
      changed_lines: integer,
      changed_reports: integer,
      changed: maybeInteger,
      finished: maybeInteger,
    });
    await schema.addIndex(table, ['changed'], { name: 'host_retirements_changed' });
    await schema.addIndex(table, ['finished', 'retired_at'], { name: 'host_retirements_finished' });
  },
};

export class SqlRetirements implements RetirementStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async add({ userId, username, at, by, sealed }: Parameters<RetirementStore['add']>[0]): Promise<void> {
    await this.#sql.insert(table, {
      user_id: userId,
      username: bytes(username),
      retired_at: at,
      retired_by: by ?? null,
      sealed,
      changed_lines: 0,
      changed_reports: 0,
    });
  }

  async of(userId: number): Promise<Retirement | undefined> {
    const row = await this.#sql.get(`SELECT * FROM ${table} WHERE user_id = ?`, [userId]);
    return row && retirementOf(row);
  }

  async unfinished(): Promise<readonly Retirement[]> {
    const sql = `SELECT * FROM ${table} WHERE finished IS NULL ORDER BY retired_at, user_id`;
    return (await this.#sql.all(sql)).map(retirementOf);
  }

  async advance(
    userId: number,
    { sweptTo, lines, reports }: RetirementProgress,
    changed?: Instant,
  ): Promise<void> {
    await this.#sql.run(
      `UPDATE ${table} SET swept_to = COALESCE(?, swept_to), changed_lines = changed_lines + ?,
         changed_reports = changed_reports + ?, changed = COALESCE(?, changed) WHERE user_id = ? AND finished IS NULL`,
      [sweptTo ?? null, lines, reports, changed ?? null, userId],
    );
  }

  async reseal(userId: number, sealed: string): Promise<void> {
    const sql = `UPDATE ${table} SET sealed = ? WHERE user_id = ? AND finished IS NULL`;
    await this.#sql.run(sql, [sealed, userId]);
  }

  async finish(userId: number, at: Instant): Promise<void> {
    await this.#sql.run(
      `UPDATE ${table} SET sealed = NULL, finished = ? WHERE user_id = ? AND finished IS NULL`,
      [at, userId],
    );
  }

  async lastChange(): Promise<Instant | undefined> {
    const last = (await this.#sql.get(`SELECT MAX(changed) AS last FROM ${table}`))?.['last'] ?? null;
    return last === null ? undefined : Number(last);
  }
}

function retirementOf(row: SqlRow): Retirement {
  const { retired_by: by = null, sealed = null, swept_to: sweptTo = null, finished = null } = row;
  return {
    userId: Number(row['user_id']),
    username: text(row['username']),
    at: Number(row['retired_at']),
    ...(by !== null && { by: Number(by) }),
    ...(sealed !== null && { sealed: text(sealed) }),
    ...(sweptTo !== null && { sweptTo: Number(sweptTo) }),
    lines: Number(row['changed_lines']),
    reports: Number(row['changed_reports']),
    ...(finished !== null && { finished: Number(finished) }),
  };
}
