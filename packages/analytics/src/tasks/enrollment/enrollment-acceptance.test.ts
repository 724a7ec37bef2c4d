import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runInMemory } from '../../engines/in-memory/run-in-memory.ts';
import { parseLogEvent } from '../../log/parse-log-event.ts';
import { allSideTables } from '../../tables/side/all-side-tables.ts';
import { folderSideTables } from '../../tables/side/folder-side-tables.ts';
import type { Table } from '../../tables/table.ts';
import { fixtureLines, fixturePath, fixturesAreThere, fixtureText } from '../testing/analytics-fixtures.ts';
import { taskContext } from '../testing/task-context.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { enrollmentTasks } from './enrollment-tasks.ts';

const cell = z.union([z.string(), z.number(), z.null()]);
const check = z.union([
  z.object({ sql: z.string(), expected: z.array(z.array(cell)) }),
  z.object({ sql: z.string(), contains: z.string() }),
]);
const acceptance = z.array(
  z.object({
    class: z.string(),
    method: z.string(),
    launch: z.array(z.object({ args: z.array(z.string()) })),
    checks: z.array(check),
  }),
);
const runs = acceptance.parse(JSON.parse(fixtureText('acceptance/enrollments/checks.json') || '[]'));
const cases = runs.flatMap(({ class: name, method, launch, checks }) =>
  checks.map((one) => ({
    name: `${name}.${method}: ${one.sql.slice(0, 200)}${'contains' in one ? ` has ${one.contains}` : ''}`,
    one,
    catalog: launch.some(({ args }) => args.includes('--enable-course-catalog')),
    interval: launch[0]?.args[launch[0].args.indexOf('--interval') + 1],
  })),
);

/** Only the last seven days are read: the warehouse was empty, and `--overwrite-n-days` was 7. */
const context = taskContext('2014-07-31-2014-08-07');

async function tablesOf({
  catalog,
}: {
  readonly catalog: boolean;
}): Promise<ReadonlyMap<string, readonly Tuple[]>> {
  const side = folderSideTables(fixturePath('acceptance/enrollments/input'));
  const rows = new Map<string, readonly Tuple[]>();
  for (const table of allSideTables) {
    if (!catalog && table.name === 'course_catalog') continue;
    const read: Tuple[] = [];
    for await (const row of side.rows(table)) read.push(row);
    rows.set(table.name, read);
  }
  return runInMemory({
    tasks: enrollmentTasks,
    events: fixtureLines('acceptance/enrollments/input/enrollment_trends_tracking.log').flatMap(
      (line) => parseLogEvent(line) ?? [],
    ),
    rows,
    context,
  });
}

const affinity = {
  string: 'TEXT',
  text: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
  integer: 'INTEGER',
  boolean: 'INTEGER',
  double: 'REAL',
};

function load(database: DatabaseSync, { name, columns }: Table, rows: readonly Tuple[]): void {
  const declared = columns.map((column) => `"${column.name}" ${affinity[column.type]}`);
  database.exec(`CREATE TABLE ${name} (${declared.join(', ')})`);
  const insert = database.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...row);
}

/** The recordings have times as ISO 8601, without zeros for a fraction. */
const recorded = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})\.0{6}$/, '$1T$2')
    : value;

const multiset = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();

describe.skipIf(!fixturesAreThere)('the acceptance tests of the original’s enrolment tasks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-enrollments-'));
  const databases = new Map<boolean, DatabaseSync>();
  let summary: readonly Tuple[] = [];

  beforeAll(async () => {
    for (const catalog of [true, false]) {
      const database = new DatabaseSync(path.join(folder, `${String(catalog)}.db`));
      const tables = await tablesOf({ catalog });
      for (const { table } of enrollmentTasks) load(database, table, tables.get(table.name) ?? []);
      databases.set(catalog, database);
      summary = tables.get('course_enrollment_summary') ?? [];
    }
  });

  afterAll(() => {
    for (const database of databases.values()) database.close();
    rmSync(folder, { recursive: true });
  });

  it('are all there', () => {
    expect(cases).toHaveLength(17);
    expect(new Set(cases.map(({ interval }) => interval))).toEqual(new Set(['2014-07-30-2014-08-07']));
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { one, catalog }) => {
    const found = databases.get(catalog)?.prepare(one.sql).all() ?? [];
    const rows = found.map((row) => Object.values(row).map(recorded));
    if ('contains' in one) expect(rows.map((row) => row.join('\t'))).toContain(one.contains);
    else expect(multiset(rows)).toEqual(multiset(one.expected));
  });

  it('acceptance_expected_d_user_course.csv', () => {
    const [, ...lines] = fixtureLines('acceptance/enrollments/output/acceptance_expected_d_user_course.csv');
    expect(summary.map((row) => row.map((value) => value ?? '').join(',')).sort()).toEqual(lines.sort());
    expect(lines).toHaveLength(6);
  });
});
