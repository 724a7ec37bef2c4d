import type { Outbox } from '../../records/outbox.port.ts';
import type { Outgoing, Records } from '../../records/records.port.ts';
import type { Clock } from '../../shared/clock.port.ts';
import type { IdSource } from '../../shared/id-source.port.ts';
import { outboxMigration, outboxSinks, relayBatchMigration, SqlOutbox } from './outbox.sql.ts';
import { jobsMigration } from './job-rows.sql.ts';
import { SqlJobQueue } from './job-queue.sql.ts';
import type { JobQueue } from '../../jobs/job-queue.port.ts';
import type { ModuleMigrations } from './module-migrations.ts';
import { openSqlDatabase, pendingMigrations, type SqlTarget } from './open-sql-database.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { SqlModule } from './sql-module.ts';
import type { SqlSession } from './sql-session.ts';

interface RecordsParts<Modules extends readonly SqlModule<object>[]> {
  readonly modules: Modules;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Path of a SQLite file, or address of a MySQL or MariaDB database, and what to keep there. */
export type SqlRecordsOptions<Modules extends readonly SqlModule<object>[]> = RecordsParts<Modules> &
  SqlTarget;

/** The stores of all modules together. */
export type StoresOf<Modules extends readonly SqlModule<object>[]> = Intersect<
  Modules[number] extends infer Module ? (Module extends SqlModule<infer Stores> ? Stores : never) : never
>;
type Intersect<Union> = (Union extends unknown ? (member: Union) => void : never) extends (
  member: infer All,
) => void
  ? All
  : never;

export interface SqlRecords<Stores> {
  readonly database: SqlDatabase;
  readonly records: Records<Stores>;
  readonly outbox: Outbox;
  readonly jobs: JobQueue;
  close(): Promise<void>;
}

/** Opens one SQL database for every package's stores, the outbox and the job queue. */
export async function openSqlRecords<const Modules extends readonly SqlModule<object>[]>({
  modules,
  clock,
  ids,
  ...target
}: SqlRecordsOptions<Modules>): Promise<SqlRecords<StoresOf<Modules>>> {
  const database = await openSqlDatabase(target, withOwnTables(modules));
  const outbox = new SqlOutbox(database, clock, ids.uuid());
  const stores = (session: SqlSession): StoresOf<Modules> & object =>
    // oxlint-disable-next-line no-unsafe-type-assertion -- the union of what the modules give is their intersection type
    Object.assign({}, ...modules.map((module) => module.stores(session))) as StoresOf<Modules> & object;
  const records: Records<StoresOf<Modules>> = {
    transaction: async (work) => {
      let left = false;
      const result = await database.write(async (session) => {
        left = false;
        const { leave, ...outgoing } = outboxSinks(session, clock, ids);
        const value = await work(Object.assign(stores(session), outgoing satisfies Outgoing));
        left = await leave();
        return value;
      });
      if (left) outbox.announce();
      return result;
    },
    read: (work, options) => database.read((session) => work(stores(session)), options),
  };
  return {
    database,
    records,
    outbox,
    jobs: new SqlJobQueue({ database, clock, ids }),
    close: () => database.close(),
  };
}

/** Names of the migrations that `openSqlRecords` would apply, in order. Changes nothing. */
export function pendingRecordsMigrations(
  target: SqlTarget,
  modules: readonly SqlModule<object>[],
): Promise<readonly string[]> {
  return pendingMigrations(target, withOwnTables(modules));
}

/** With the tables of the outbox and of the job queue. */
export function withOwnTables(modules: readonly SqlModule<object>[]): readonly ModuleMigrations[] {
  return [{ name: 'records', migrations: [outboxMigration, jobsMigration, relayBatchMigration] }, ...modules];
}
