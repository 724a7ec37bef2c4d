import { DataTypes } from 'sequelize';
import { z } from 'zod';
import { eventLine } from '../../events/event-line.ts';
import type { EventSink } from '../../events/event-sink.port.ts';
import type { JobRequest } from '../../jobs/job-queue.port.ts';
import { jobRequest } from '../../jobs/job-request.ts';
import type { JobSink } from '../../jobs/job-sink.port.ts';
import type {
  LogPosition,
  Outbox,
  OutboxBacklog,
  OutboxBatch,
  OutboxEntry,
} from '../../records/outbox.port.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { Clock } from '../../shared/clock.port.ts';
import { uuidTime, type IdSource } from '../../shared/id-source.port.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { SqlDatabase } from './sql-database.ts';
import { inList } from './in-list.ts';
import { keyText, longText } from './sql-columns.ts';
import type { SqlMigration } from './sql-module.ts';
import { bytes, text, type SqlRow, type SqlSession } from './sql-session.ts';

export const outboxMigration: SqlMigration = {
  name: '0001-outbox',
  up: async (schema) => {
    await schema.createTable('outbox', {
      sequence: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      kind: { type: DataTypes.STRING(8), allowNull: false },
      body: { type: longText(schema), allowNull: false },
    });
    await schema.createTable('relay', {
      name: { type: DataTypes.STRING(16), primaryKey: true },
      holder: { type: DataTypes.STRING(64), allowNull: false },
      lease_until: { type: DataTypes.BIGINT, allowNull: false },
      log_file: { type: keyText(255), allowNull: true },
      log_offset: { type: DataTypes.BIGINT, allowNull: false },
    });
  },
};

export const relayBatchMigration: SqlMigration = {
  name: '0003-relay-batch',
  up: async (schema) => {
    // The events that were taken and are not done, as JSON.
    await schema.addColumn('relay', 'batch', { type: longText(schema), allowNull: true });
    await schema.addIndex('outbox', ['kind', 'sequence'], { name: 'outbox_kind' });
  },
};

/** What a unit of work leaves is gathered, and put into the outbox by `leave`, its last act; tells whether there was any. */
export function outboxSinks(session: SqlSession, clock: Clock, ids: IdSource) {
  const left: SqlRow[] = [];
  const put = (kind: OutboxEntry['kind'], body: unknown) => {
    left.push({ kind, body: JSON.stringify(body) });
  };
  const events: EventSink = {
    emit: async (event, draft) => put('event', eventLine(ids.uuid(), draft.at ?? clock.now(), event, draft)),
  };
  const jobs: JobSink = {
    enqueue: async (job, payload, options) => {
      const request = jobRequest(ids.uuid(), job, payload, options);
      put('job', request);
      return request.id;
    },
  };
  const leave = async (): Promise<boolean> => {
    if (left.length > 0) await session.later('outbox', left);
    return left.length > 0;
  };
  return { events, jobs, leave };
}

const leaseMicroseconds = 10_000_000;
/** Of the events of a batch: a log has it in memory as a whole, compressed beside. */
const batchBytes = 64 * 1024 * 1024;
const bodies = { event: z.custom<JsonObject>(), job: z.custom<JobRequest>() };

export class SqlOutbox implements Outbox {
  readonly #database: SqlDatabase;
  readonly #clock: Clock;
  readonly #holder: string;
  readonly #listeners: (() => void)[] = [];

  constructor(database: SqlDatabase, clock: Clock, holder: string) {
    this.#database = database;
    this.#clock = clock;
    this.#holder = holder;
  }

  async take(limit: number, { events: eventLimit = limit } = {}): Promise<OutboxBatch> {
    const none = { entries: [], at: this.#clock.now(), log: undefined };
    const wanted = eventLimit === 0 ? `WHERE kind = 'job'` : '';
    const pending = await this.#database.read(
      (session) => session.get(`SELECT 1 FROM outbox ${wanted} LIMIT 1`),
      { snapshot: false },
    );
    if (pending === undefined) return none;
    return this.#database.write(async (session) => {
      const relay = await this.#holdLease(session);
      if (relay === undefined) return none;
      const jobs = await oldestJobs(session, limit);
      const { at, events, isCut = false } = await this.#takeEvents(session, relay, eventLimit);
      const entries = [...jobs, ...events].toSorted((a, b) => a.sequence - b.sequence);
      return { entries, at, log: relay.log, ...(isCut && { more: true }) };
    });
  }

  async #takeEvents(session: SqlSession, { batch }: RelayRow, limit: number) {
    const at = this.#clock.now();
    if (limit === 0) return { at, events: [] };
    if (batch !== undefined) return { at: batch.at, events: await entriesOf(session, batch.sequences) };
    const { sequences, isCut } = await oldestEvents(session, limit);
    if (sequences.length === 0) return { at, events: [] };
    await keepBatch(session, { at, sequences });
    return { at, events: await entriesOf(session, sequences), isCut };
  }

  async done(entries: readonly OutboxEntry[], log: LogPosition | undefined): Promise<void> {
    await this.#database.write(async (session) => {
      if ((await this.#holdLease(session)) === undefined) {
        throw new CoreError('conflict', 'Another process relays events now.');
      }
      const { marks, values: carried } = inList(entries.map(({ sequence }) => sequence));
      await session.run(`DELETE FROM outbox WHERE sequence IN (${marks})`, carried);
      if (entries.some(({ kind }) => kind === 'event')) await keepBatch(session, undefined);
      if (log !== undefined) {
        const values = [bytes(log.file), log.offset];
        await session.run(`UPDATE relay SET log_file = ?, log_offset = ? WHERE name = 'relay'`, values);
      }
    });
  }

  async backlog(): Promise<OutboxBacklog> {
    return this.#database.read(async (session) => {
      const [count] = await session.all('SELECT COUNT(*) AS number FROM outbox');
      const oldest = await session.get('SELECT body FROM outbox ORDER BY sequence LIMIT 1');
      const { id } = z
        .looseObject({ id: z.string().catch('') })
        .parse(JSON.parse(text(oldest?.['body']) || '{}'));
      const since = uuidTime(id);
      return { entries: Number(count?.['number'] ?? 0), ...(since !== undefined && { since }) };
    });
  }

  async logEnd(): Promise<LogPosition | undefined> {
    const sql = `SELECT log_file, log_offset FROM relay WHERE name = 'relay'`;
    const row = await this.#database.read((session) => session.get(sql), { snapshot: false });
    return logEndOf(row);
  }

  async release(): Promise<void> {
    await this.#database.write((session) =>
      session.run(`UPDATE relay SET lease_until = 0 WHERE name = 'relay' AND holder = ?`, [this.#holder]),
    );
  }

  onEntries(listener: () => void): void {
    this.#listeners.push(listener);
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }

  /** undefined while another holds it. */
  async #holdLease(session: SqlSession): Promise<RelayRow | undefined> {
    const now = this.#clock.now();
    const row = await session.getForUpdate(
      `SELECT holder, lease_until, log_file, log_offset, batch FROM relay WHERE name = 'relay'`,
    );
    const until = now + leaseMicroseconds;
    if (row === undefined) {
      await session.insert('relay', {
        name: 'relay',
        holder: this.#holder,
        lease_until: until,
        log_offset: 0,
      });
      return { log: undefined, batch: undefined };
    }
    if (row['holder'] !== this.#holder && Number(row['lease_until']) > now) return undefined;
    await session.run(`UPDATE relay SET holder = ?, lease_until = ? WHERE name = 'relay'`, [
      this.#holder,
      until,
    ]);
    const batch = text(row['batch']);
    return {
      log: logEndOf(row),
      batch: batch === '' ? undefined : keptBatch.parse(JSON.parse(batch)),
    };
  }
}

function logEndOf(row: SqlRow | undefined): LogPosition | undefined {
  const file = text(row?.['log_file']);
  return file === '' ? undefined : { file, offset: Number(row?.['log_offset']) };
}

const keptBatch = z.object({ at: z.number(), sequences: z.array(z.int()) });
type KeptBatch = z.infer<typeof keptBatch>;

interface RelayRow {
  readonly log: LogPosition | undefined;
  /** The events that were taken and are not done. */
  readonly batch: KeptBatch | undefined;
}

async function keepBatch(session: SqlSession, batch: KeptBatch | undefined): Promise<void> {
  const kept = batch === undefined ? null : JSON.stringify(batch);
  await session.run(`UPDATE relay SET batch = ? WHERE name = 'relay'`, [kept]);
}

async function oldestJobs(session: SqlSession, limit: number): Promise<readonly OutboxEntry[]> {
  const query = `SELECT sequence, kind, body FROM outbox WHERE kind = 'job' ORDER BY sequence LIMIT ?`;
  return (await session.all(query, [limit])).map(entryOf);
}

/** The oldest events of a batch: as many as are asked for and no more bytes than one holds, yet at least one. */
async function oldestEvents(session: SqlSession, limit: number) {
  const query = `SELECT sequence, OCTET_LENGTH(body) AS size FROM outbox WHERE kind = 'event' ORDER BY sequence LIMIT ?`;
  const sequences: number[] = [];
  let room = batchBytes;
  for (const { sequence, size } of await session.all(query, [limit])) {
    room -= Number(size);
    if (room < 0 && sequences.length > 0) return { sequences, isCut: true };
    sequences.push(Number(sequence));
  }
  return { sequences, isCut: false };
}

async function entriesOf(session: SqlSession, sequences: readonly number[]): Promise<readonly OutboxEntry[]> {
  const { marks, values } = inList(sequences);
  const query = `SELECT sequence, kind, body FROM outbox WHERE sequence IN (${marks}) ORDER BY sequence`;
  return (await session.all(query, values)).map(entryOf);
}

function entryOf({ sequence, kind, body }: SqlRow): OutboxEntry {
  const parsed: unknown = JSON.parse(text(body));
  return kind === 'event'
    ? { sequence: Number(sequence), kind: 'event', line: bodies.event.parse(parsed) }
    : { sequence: Number(sequence), kind: 'job', job: bodies.job.parse(parsed) };
}
