import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { coursewareStudentmodule } from '../../tables/side/courseware-studentmodule.table.ts';
import { folderSideTables } from '../../tables/side/folder-side-tables.ts';
import { pythonFloat } from '../python-float.ts';
import { fixturePath, fixturesAreThere, fixtureText } from '../testing/analytics-fixtures.ts';
import { runTask } from '../testing/run-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { studentModuleTasks } from './student-module-tasks.ts';

const cell = z.union([z.string(), z.number(), z.null()]);
const runs = z
  .array(
    z.object({
      class: z.string(),
      method: z.string(),
      checks: z.array(z.object({ sql: z.string(), expected: z.array(z.array(cell)) })),
    }),
  )
  .parse(JSON.parse(fixtureText('acceptance/studentmodule_dist/checks.json') || '[]'));
const cases = runs.flatMap(({ class: name, method, checks }) =>
  checks.map((check) => [`${name}.${method}: ${check.sql}`, check] as const),
);

describe.skipIf(!fixturesAreThere)('acceptance of edx-analytics-pipeline', () => {
  it('has two checks of student module', () => {
    expect(cases).toHaveLength(2);
  });

  it.each(cases)('%s', async (_name, { sql, expected }) => {
    const side = folderSideTables(fixturePath('acceptance/studentmodule_dist/input'));
    const rows: Tuple[] = [];
    for await (const row of side.rows(coursewareStudentmodule)) rows.push(row);
    expect(rows).toHaveLength(12);
    const [, columns = '', name = ''] = /^SELECT (.+) from (\w+)/.exec(sql) ?? [];
    const task = studentModuleTasks.find(({ table }) => table.name === name);
    if (task === undefined) throw new Error(sql);
    expect(task.table.columns.map((column) => `\`${column.name}\``).join(', ')).toBe(columns);
    const doubles = task.table.columns.map(({ type }) => type === 'double');
    const wanted = expected.map((row) =>
      row.map((value, index) => {
        if (typeof value !== 'number') return value;
        return doubles[index] === true ? pythonFloat(value) : String(value);
      }),
    );
    const found = runTask(task, [], { rows: { courseware_studentmodule: rows } });
    expect(new Set(found)).toEqual(new Set(wanted));
    expect(found).toHaveLength(wanted.length);
  });
});
