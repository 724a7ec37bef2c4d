import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runInMemory } from '../../engines/in-memory/run-in-memory.ts';
import { parseLogEvent } from '../../log/parse-log-event.ts';
import { fixtureLines, fixturesAreThere, fixtureText } from '../testing/analytics-fixtures.ts';
import { taskContext } from '../testing/task-context.ts';
import { videoTasks } from './video-tasks.ts';

const runs = z
  .array(
    z.object({
      class: z.string(),
      method: z.string(),
      checks: z.array(
        z.object({ sql: z.string(), expected: z.array(z.array(z.union([z.string(), z.number()]))) }),
      ),
    }),
  )
  .parse(JSON.parse(fixtureText('acceptance/video/checks.json') || '[]'));
const cases = runs.flatMap(({ class: name, method, checks }) =>
  checks.map((check) => [`${name}.${method}: ${check.sql}`, check] as const),
);

describe.skipIf(!fixturesAreThere)('acceptance of edx-analytics-pipeline', () => {
  it('has two checks of video', () => {
    expect(cases).toHaveLength(2);
  });

  it.each(cases)('%s', (_name, { sql, expected }) => {
    const events = fixtureLines('acceptance/video/input/video_timeline.log').flatMap(
      (line) => parseLogEvent(line) ?? [],
    );
    const tables = runInMemory({ tasks: videoTasks, events, context: taskContext('2014-05-01-2014-05-06') });
    const [, columns = '', name = ''] = /^SELECT (.+) FROM (\w+)/.exec(sql) ?? [];
    const table = videoTasks.find((task) => task.table.name === name)?.table;
    expect(table?.columns.map(({ name }) => name).join(', ')).toBe(columns);
    const rows = expected.map((row) => row.map(String));
    expect(new Set(tables.get(name))).toEqual(new Set(rows));
    expect(tables.get(name)).toHaveLength(rows.length);
  });
});
