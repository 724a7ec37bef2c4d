import type { Instant } from '@coursewright/core';
import { bytes, keyText, longText, text, type SqlMigration, type SqlSession } from '@coursewright/core/sql';
import type { LeaseStore } from '../../analytics/live/lease-store.port.ts';

const table = 'host_leases';

/** Holds for processes that run now: no backup carries it. */
export const passingTables: readonly string[] = [table];

export const leaseTables: SqlMigration = {
  name: '0006-leases',
  up: async (schema) => {
    await schema.createTable(table, {
      name: { type: keyText(64), allowNull: false, primaryKey: true },
      holder: { type: keyText(64), allowNull: false },
      held_until: { type: 'BIGINT', allowNull: false },
    });
  },
};

export const leaseWords: SqlMigration = {
  name: '0009-lease-words',
  up: async (schema) => {
    await schema.addColumn(table, 'said', { type: longText(schema), allowNull: true });
  },
};

type Lease = Parameters<LeaseStore['hold']>[0];

export class SqlLeases implements LeaseStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async hold({ name, holder, said }: Lease, now: Instant, until: Instant): Promise<boolean> {
    await this.#sql.holdName(`lease ${name}`);
    const row = await this.#sql.get(`SELECT holder, held_until FROM ${table} WHERE name = ?`, [bytes(name)]);
    const isFree = row === undefined || text(row['holder']) === holder || Number(row['held_until']) <= now;
    if (isFree) {
      const lease = { name: bytes(name), holder: bytes(holder), held_until: until, said: said ?? null };
      await this.#sql.upsert(table, lease, ['name']);
    }
    return isFree;
  }

  async said(name: string, now: Instant): Promise<string | undefined> {
    const sql = `SELECT said FROM ${table} WHERE name = ? AND held_until > ? AND said IS NOT NULL`;
    const row = await this.#sql.get(sql, [bytes(name), now]);
    return row && text(row['said']);
  }

  async release({ name, holder }: Lease): Promise<void> {
    const sql = `UPDATE ${table} SET held_until = 0 WHERE name = ? AND holder = ?`;
    await this.#sql.run(sql, [bytes(name), bytes(holder)]);
  }
}
