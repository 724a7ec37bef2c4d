import type { RecordsDump, TableRows } from '../../backup/records-dump.port.ts';
import type { LogPosition } from '../../records/outbox.port.ts';
import { CoreError } from '../../shared/core-error.ts';
import { portableRow, rowOf } from './portable-row.ts';
import { putRestoreMark, restoreMark } from './restore-mark.sql.ts';
import type { SqlDatabase } from './sql-database.ts';
import { bytes, text, type SqlRow, type SqlSession, type SqlValue } from './sql-session.ts';
import { tableShapes, type TableShape } from './table-shapes.ts';

/** What belongs to the database itself. */
const ownTables = new Set(['schema_migrations', 'relay', 'jobs', 'job_schedules']);
/** That, and what other ports carry. */
const leftOut = new Set([...ownTables, 'course_objects', 'course_branches']);
/** Rows in one page; a state or a submission is some kilobytes. */
const pageSize = 200;

/** Tables that are made anew from what a backup holds, and the module whose migrations make them. */
export interface DerivedTables {
  readonly module: string;
  readonly tables: readonly string[];
}

/** Every other table of the database, whichever package brought it; derived ones that are there are not carried. */
export function sqlRecordsDump(database: SqlDatabase, derived?: DerivedTables): RecordsDump {
  const anew = new Set(derived?.tables);
  const shapes = async (session: SqlSession) =>
    (await tableShapes(session)).filter(({ name }) => !leftOut.has(name) && !anew.has(name));
  return {
    migrations: () =>
      database.read(async (session) => {
        const done = await session.all('SELECT name FROM schema_migrations ORDER BY name');
        const names = done.map(({ name }) => text(name));
        return names.filter((name) => derived === undefined || !name.startsWith(`${derived.module}/`));
      }),
    dump: (visit) =>
      database.read(async (session) => {
        // The first question begins the snapshot.
        const end = await logEnd(session);
        for (const shape of await shapes(session)) await dumpTable(session, shape, visit);
        return end;
      }),
    isEmpty: () =>
      database.read(async (session) => {
        for (const { name } of await tableShapes(session)) {
          if (ownTables.has(name) || anew.has(name)) continue;
          if ((await session.get(`SELECT 1 FROM ${name} LIMIT 1`)) !== undefined) return false;
        }
        return true;
      }),
    clear: () =>
      database.write(async (session) => {
        const all = (await tableShapes(session)).filter(({ name }) => !leftOut.has(name));
        for (const { name } of all) await session.run(`DELETE FROM ${name}`);
      }),
    restoring: () => database.read(restoreMark),
    markRestore: (mark) => database.write((session) => putRestoreMark(session, mark)),
    load: ({ table, rows }) =>
      database.write(async (session) => {
        const shape = (await shapes(session)).find(({ name }) => name === table);
        if (shape === undefined) throw new CoreError('bad_input', `There is no table ${table} to load.`);
        for (const row of rows.map(rowOf)) {
          const strange = Object.keys(row).find((column) => !shape.columns.has(column));
          if (strange !== undefined) {
            throw new CoreError('bad_input', `The table ${table} has no column ${strange}.`);
          }
          await session.insert(table, row);
        }
      }),
    setLogEnd: (log) =>
      database.write((session) => {
        const end = { log_file: log === undefined ? null : bytes(log.file), log_offset: log?.offset ?? 0 };
        return session.upsert('relay', { name: 'relay', holder: '', lease_until: 0, ...end }, ['name']);
      }),
  };
}

async function logEnd(session: SqlSession): Promise<LogPosition | undefined> {
  const row = await session.get(`SELECT log_file, log_offset FROM relay WHERE name = 'relay'`);
  const file = text(row?.['log_file']);
  return file === '' ? undefined : { file, offset: Number(row?.['log_offset']) };
}

async function dumpTable(
  session: SqlSession,
  { name, key }: TableShape,
  visit: (rows: TableRows) => Promise<void>,
): Promise<void> {
  if (key.length === 0) throw new CoreError('corrupt', `The table ${name} has no primary key.`);
  for (let last: SqlRow | undefined, more = true; more;) {
    const { where, values } = behind(key, last);
    const sql = `SELECT * FROM ${name} ${where} ORDER BY ${key.join(', ')} LIMIT ${pageSize}`;
    const rows: SqlRow[] = await session.all(sql, values);
    if (rows.length > 0) await visit({ table: name, rows: rows.map(portableRow) });
    last = rows.at(-1);
    more = rows.length === pageSize;
  }
}

/**
 * `a >= ? AND (a > ? OR (a = ? AND b > ?))`: rows behind `last` in the order of the key. Written out, because MySQL uses
 * no index for `(a, b) > (?, ?)`.
 */
function behind(key: readonly string[], last: SqlRow | undefined): { where: string; values: SqlValue[] } {
  const [first] = key;
  if (last === undefined || first === undefined) return { where: '', values: [] };
  const at = (column: string): SqlValue => last[column] ?? null;
  const values = [at(first)];
  const cases = key.map((column, index) => {
    const before = key.slice(0, index);
    values.push(...before.map(at), at(column));
    return `(${[...before.map((one) => `${one} = ?`), `${column} > ?`].join(' AND ')})`;
  });
  return { where: `WHERE ${first} >= ? AND (${cases.join(' OR ')})`, values };
}
