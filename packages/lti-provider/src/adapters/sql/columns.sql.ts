import { CoreError, type Page, type PageRequest } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import { z } from 'zod';
import type { ColumnStore, GradeColumn } from '../../grades/column-store.port.ts';

const body = z.object({
  deploymentId: z.string(),
  contextId: z.string().exactOptional(),
  courseKey: z.string(),
  lineItemsUrl: z.string(),
  lineItemUrl: z.string().exactOptional(),
  told: z.object({ label: z.string(), scoreMaximum: z.number() }).exactOptional(),
  error: z.string().exactOptional(),
});

export class SqlColumns implements ColumnStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async column(id: string): Promise<GradeColumn | undefined> {
    const row = await this.#sql.get('SELECT * FROM lti_columns WHERE id = ?', [bytes(id)]);
    return row && columnOf(row);
  }

  async announceColumn(column: GradeColumn): Promise<void> {
    const before = await this.column(column.id);
    if (before?.lineItemsUrl === column.lineItemsUrl) return;
    await this.putColumn(before === undefined ? column : { ...before, lineItemsUrl: column.lineItemsUrl });
  }

  async putColumn({ id, registrationId, usageKey, ...rest }: GradeColumn): Promise<void> {
    await this.#sql.upsert(
      'lti_columns',
      {
        id: bytes(id),
        registration_id: bytes(registrationId),
        usage_key: bytes(usageKey),
        to_make: rest.lineItemUrl === undefined && rest.error === undefined ? 1 : 0,
        body: JSON.stringify(rest),
      },
      ['id'],
    );
  }

  async columns(registrationId: string, { limit, after = '' }: PageRequest): Promise<Page<GradeColumn>> {
    const rows = await this.#sql.all(
      'SELECT * FROM lti_columns WHERE registration_id = ? AND id > ? ORDER BY id LIMIT ?',
      [bytes(registrationId), bytes(after), limit + 1],
    );
    const items = rows.slice(0, limit).map(columnOf);
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last !== undefined && { next: last.id }) };
  }

  async columnsToMake(registrationId: string, limit: number): Promise<readonly GradeColumn[]> {
    const rows = await this.#sql.all(
      'SELECT * FROM lti_columns WHERE registration_id = ? AND to_make = 1 ORDER BY id LIMIT ?',
      [bytes(registrationId), limit],
    );
    return rows.map(columnOf);
  }
}

function columnOf(row: SqlRow): GradeColumn {
  const id = text(row['id']);
  const parsed = body.safeParse(JSON.parse(text(row['body'])));
  if (!parsed.success) throw new CoreError('corrupt', `The LTI column ${id} cannot be read.`);
  return {
    id,
    registrationId: text(row['registration_id']),
    usageKey: text(row['usage_key']),
    ...parsed.data,
  };
}
