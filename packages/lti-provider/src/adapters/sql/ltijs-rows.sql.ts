import { CoreError, type Instant } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import { z } from 'zod';
import type { LtijsItem, LtijsRow, LtijsRowStore } from '../../ltijs/ltijs-row-store.port.ts';
import { hashKey } from './hash-key.ts';

const itemSchema = z.record(z.string(), z.unknown());

export class SqlLtijsRows implements LtijsRowStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async ltijsRows(table: string, lookup?: string): Promise<readonly LtijsRow[]> {
    const rows =
      lookup === undefined
        ? await this.#sql.all('SELECT * FROM ltijs_rows WHERE kind = ? ORDER BY id', [bytes(table)])
        : await this.#sql.all('SELECT * FROM ltijs_rows WHERE kind = ? AND lookup = ?', [
            bytes(table),
            hashKey(lookup),
          ]);
    return rows.map(rowOf);
  }

  async addLtijsRow(
    table: string,
    {
      lookup,
      item,
      created,
    }: { readonly lookup: string; readonly item: LtijsItem; readonly created: Instant },
  ): Promise<void> {
    await this.#sql.insert('ltijs_rows', {
      kind: bytes(table),
      lookup: lookupKey(lookup),
      item: JSON.stringify(item),
      created,
    });
  }

  async changeLtijsRow(
    id: number,
    { lookup, item }: { readonly lookup: string; readonly item: LtijsItem },
  ): Promise<void> {
    await this.#sql.run('UPDATE ltijs_rows SET lookup = ?, item = ? WHERE id = ?', [
      lookupKey(lookup),
      JSON.stringify(item),
      id,
    ]);
  }

  async removeLtijsRow(id: number): Promise<void> {
    await this.#sql.run('DELETE FROM ltijs_rows WHERE id = ?', [id]);
  }

  async removeLtijsRowsBefore(table: string, created: Instant): Promise<void> {
    await this.#sql.run('DELETE FROM ltijs_rows WHERE kind = ? AND created < ?', [bytes(table), created]);
  }
}

/** Null is equal to no other null in a unique index. */
function lookupKey(lookup: string): Uint8Array | null {
  return lookup === '' ? null : hashKey(lookup);
}

function rowOf(row: SqlRow): LtijsRow {
  const item = itemSchema.safeParse(JSON.parse(text(row['item'])));
  const id = Number(row['id']);
  if (!item.success) throw new CoreError('corrupt', `Row ${id} of ltijs cannot be read.`);
  return { id, item: item.data, created: Number(row['created']) };
}
