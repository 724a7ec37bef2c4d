import { allTasks } from '@coursewright/analytics';
import { expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';

it('lists every task with its table and what it counts', async () => {
  const { code, out } = await runTestCli(['analytics', 'tasks']);
  expect(code).toBe(0);
  for (const { name, table, counts } of allTasks) {
    expect(out).toContain(`${name} `);
    expect(out).toContain(table.name);
    expect(out).toContain(counts);
  }
});

it('gives the list as JSON, with what each task reads', async () => {
  const { out } = await runTestCli(['analytics', 'tasks', '--json']);
  const list: unknown = JSON.parse(out);
  expect(list).toContainEqual(
    expect.objectContaining({
      name: 'course-enrollment-daily',
      table: 'course_enrollment_daily',
      kind: 'published',
      reads: ['course_enrollment_spans'],
      columns: expect.arrayContaining([{ name: 'cumulative_count', type: 'integer' }]),
    }),
  );
  expect(list).toHaveLength(allTasks.length);
});
