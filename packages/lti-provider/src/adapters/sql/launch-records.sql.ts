import { CoreError, type Instant, type Page } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession, type SqlValue } from '@coursewright/core/sql';
import { z } from 'zod';
import type {
  LaunchCount,
  LaunchQuery,
  LaunchRecord,
  LaunchRecordStore,
} from '../../doctor/launch-record-store.port.ts';
import { isRefusalCode } from '../../refusals/refusal-catalogue.ts';

const outcome = z.enum(['opened', 'refused']);
const facts = z.record(z.string(), z.union([z.string(), z.number()]));
const body = z.object({
  step: z.enum(['login', 'launch']),
  section: z.string().exactOptional(),
  facts,
  product: z.string().exactOptional(),
  deploymentId: z.string().exactOptional(),
  contextId: z.string().exactOptional(),
  resourceLinkId: z.string().exactOptional(),
  messageType: z.string().exactOptional(),
  header: z.record(z.string(), z.unknown()).exactOptional(),
  claims: z.record(z.string(), z.unknown()).exactOptional(),
});

const rowsAtOnce = 100;
const newestFirst = 'ORDER BY at DESC, id DESC';

export class SqlLaunchRecords implements LaunchRecordStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async keepLaunches(launches: readonly LaunchRecord[], perKind: number): Promise<void> {
    const kinds = new Map<string, readonly [string, string]>();
    for (let from = 0; from < launches.length; from += rowsAtOnce) {
      const rows = launches.slice(from, from + rowsAtOnce);
      await this.#sql.run(
        `REPLACE INTO lti_launches (id, at, outcome, registration_id, code, body) VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
        rows.flatMap(({ id, at, outcome: ended, registrationId = '', code = '', ...rest }) => {
          kinds.set(JSON.stringify([registrationId, code]), [registrationId, code]);
          return [bytes(id), at, bytes(ended), bytes(registrationId), bytes(code), JSON.stringify(rest)];
        }),
      );
    }
    for (const kind of kinds.values()) {
      const values = kind.map((part) => bytes(part));
      const over = await this.#sql.get(
        `SELECT at, id FROM lti_launches WHERE registration_id = ? AND code = ? ${newestFirst} LIMIT 1 OFFSET ?`,
        [...values, perKind],
      );
      if (over === undefined) continue;
      const { at = null, id = null } = over;
      await this.#sql.run(
        'DELETE FROM lti_launches WHERE registration_id = ? AND code = ? AND (at < ? OR (at = ? AND id <= ?))',
        [...values, at, at, id],
      );
    }
  }

  async launchRecord(id: string): Promise<LaunchRecord | undefined> {
    const row = await this.#sql.get('SELECT * FROM lti_launches WHERE id = ?', [bytes(id)]);
    return row && recordOf(row);
  }

  async launchRecords(query: LaunchQuery): Promise<Page<LaunchRecord>> {
    const wanted: [string, ...SqlValue[]][] = [];
    if (query.outcome !== undefined) wanted.push(['outcome = ?', bytes(query.outcome)]);
    if (query.registrationId !== undefined)
      wanted.push(['registration_id = ?', bytes(query.registrationId ?? '')]);
    if (query.after !== undefined) {
      const { at, id } = readCursor(query.after);
      wanted.push(['(at < ? OR (at = ? AND id < ?))', at, at, bytes(id)]);
    }
    const where = wanted.length === 0 ? '' : `WHERE ${wanted.map(([sql]) => sql).join(' AND ')}`;
    const rows = await this.#sql.all(`SELECT * FROM lti_launches ${where} ${newestFirst} LIMIT ?`, [
      ...wanted.flatMap(([, ...values]) => values),
      query.limit + 1,
    ]);
    const items = rows.slice(0, query.limit).map(recordOf);
    const last = items.at(-1);
    return { items, ...(rows.length > query.limit && last !== undefined && { next: cursorOf(last) }) };
  }

  async launchCounts(since: Instant): Promise<readonly LaunchCount[]> {
    const rows = await this.#sql.all(
      `SELECT registration_id, outcome, COUNT(*) AS launches, MAX(at) AS last FROM lti_launches WHERE at >= ?
       GROUP BY registration_id, outcome ORDER BY registration_id, outcome`,
      [since],
    );
    return rows.map((row) => {
      const registrationId = text(row['registration_id']);
      return {
        ...(registrationId !== '' && { registrationId }),
        outcome: outcome.parse(text(row['outcome'])),
        count: Number(row['launches']),
        last: Number(row['last']),
      };
    });
  }

  async forgetLaunches(before: Instant, limit: number): Promise<number> {
    return this.#remove(
      await this.#sql.all('SELECT id FROM lti_launches WHERE at < ? ORDER BY at, id LIMIT ?', [
        before,
        limit,
      ]),
    );
  }

  async trimLaunches(most: number, limit: number): Promise<number> {
    return this.#remove(
      await this.#sql.all(`SELECT id FROM lti_launches ${newestFirst} LIMIT ? OFFSET ?`, [limit, most]),
    );
  }

  async #remove(rows: readonly SqlRow[]): Promise<number> {
    for (const { id = null } of rows) await this.#sql.run('DELETE FROM lti_launches WHERE id = ?', [id]);
    return rows.length;
  }
}

function recordOf(row: SqlRow): LaunchRecord {
  const id = text(row['id']);
  const registrationId = text(row['registration_id']);
  const code = text(row['code']);
  const parsed = body.safeParse(JSON.parse(text(row['body'])));
  if (!parsed.success) throw new CoreError('corrupt', `The record of the LTI launch ${id} cannot be read.`);
  return {
    id,
    at: Number(row['at']),
    outcome: outcome.parse(text(row['outcome'])),
    ...(registrationId !== '' && { registrationId }),
    // A code of a later version is shown by its facts alone.
    ...(isRefusalCode(code) && { code }),
    ...parsed.data,
  };
}

function cursorOf({ at, id }: LaunchRecord): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

const cursor = z.tuple([z.number(), z.string()]);

function readCursor(given: string): { readonly at: number; readonly id: string } {
  try {
    const [at, id] = cursor.parse(JSON.parse(Buffer.from(given, 'base64url').toString()));
    return { at, id };
  } catch (error) {
    throw new CoreError('bad_input', 'The cursor is of no page of this list.', {
      data: { field: 'after' },
      cause: error,
    });
  }
}
