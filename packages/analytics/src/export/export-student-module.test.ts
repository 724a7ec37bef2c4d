import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseSqoopLine } from '../tables/side/read-csv-table.ts';
import type { SideTables } from '../tables/side-tables.port.ts';
import { fixtureLines, fixturesAreThere } from '../tasks/testing/analytics-fixtures.ts';
import type { Tuple } from '../tuples/tuple.ts';
import { exportStudentModule } from './export-student-module.ts';
import { studentModuleLine } from './student-module-line.ts';

const vector = z.object({
  test: z.string(),
  input: z.tuple([z.string()]),
  output: z.array(z.tuple([z.string(), z.string()])),
});
const vectors = fixtureLines('unit/test_database_exports.jsonl').map((line) =>
  vector.parse(JSON.parse(line)),
);

describe.skipIf(!fixturesAreThere)('recorded database exports of edx-analytics-pipeline', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(1);
  });

  it.each(vectors.map((one) => [one.test.split('.').slice(-2).join('.'), one] as const))(
    '%s',
    (_name, { input, output }) => {
      const row = parseSqoopLine(input[0]);
      expect([[row.at(-1), studentModuleLine(row)]]).toEqual(output);
    },
  );
});

describe('the export of student module', () => {
  const row = (id: string, state: string | null, course: string): Tuple => [
    id,
    'problem',
    'i4x://p',
    '7',
    state,
    null,
    '2012-08-23 18:31:56',
    '2012-08-23 18:31:56',
    '3',
    'na',
    course,
  ];
  const side = (...rows: readonly Tuple[]): SideTables => ({
    async *rows() {
      yield* rows;
    },
    version: async () => '1',
  });

  it('has a file for each course, with the names of its columns', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'student-module-'));
    const rows = [
      row('1', '{"a":"\\n\t\u{1F600}"}', 'a/b/c'),
      row('2', null, 'course-v1:a+b+d'),
      row('3', 'x', 'a/b/c'),
    ];
    const names = await exportStudentModule(side(...rows), folder, { suffix: 'prod' });
    expect(names).toEqual([
      'a-b-c-courseware_studentmodule-prod-analytics.sql',
      'a-b-d-courseware_studentmodule-prod-analytics.sql',
    ]);
    const [first = '', second = ''] = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
    const header =
      'id\tmodule_type\tmodule_id\tstudent_id\tstate\tgrade\tcreated\tmodified\tmax_grade\tdone\tcourse_id\n';
    const rest = 'NULL\t2012-08-23 18:31:56\t2012-08-23 18:31:56\t3\tna';
    expect(first).toBe(
      `${header}1\tproblem\ti4x://p\t7\t{"a":"\\\\n\\\t\u{1F600}"}\t${rest}\ta/b/c\n3\tproblem\ti4x://p\t7\tx\t${rest}\ta/b/c\n`,
    );
    expect(second).toBe(`${header}2\tproblem\ti4x://p\t7\tNULL\t${rest}\tcourse-v1:a+b+d\n`);
  });

  it('is named without a suffix where none is wanted', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'student-module-'));
    expect(await exportStudentModule(side(row('1', null, 'a/b/c')), folder)).toEqual([
      'a-b-c-courseware_studentmodule-analytics.sql',
    ]);
  });
});
