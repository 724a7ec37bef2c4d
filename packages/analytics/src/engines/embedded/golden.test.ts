import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { folderLogSource } from '../../log/folder-log-source.ts';
import { allTasks } from '../../tasks/all-tasks.ts';
import type { FoldContext } from '../../tasks/define-task.ts';
import { plainTables, sampleSides } from '../testing/sample-log.ts';
import { runAnalytics } from './run-analytics.ts';

const log = fileURLToPath(
  new URL('../../../../../../shared/data/analytics-fixtures/golden/events-seed101.jsonl.gz', import.meta.url),
);
const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-analytics-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.skipIf(!existsSync(log))(
  'makes every table of every task as the plain engine does, of a month of events (left out where the fixtures are not there)',
  async () => {
    const settings = { range: { from: '2024-03-04', to: '2024-04-01' }, videoDropoff: 0.05, weeks: 24 };
    const context: FoldContext = { ...settings, countryOf: () => undefined };
    const expected = plainTables(allTasks, gunzipSync(readFileSync(log)).toString(), {}, context);
    const output = path.join(folder, 'tables');
    const report = await runAnalytics({
      tasks: allTasks,
      source: folderLogSource(log),
      sideTables: sampleSides({}),
      state: path.join(folder, 'state'),
      settings,
      output,
      workers: 2,
    });
    expect(report).toMatchObject({ events: 4001, broken: 0 });
    for (const { table } of allTasks.filter(({ table }) => table.kind !== 'internal')) {
      const lines = readFileSync(path.join(output, `${table.name}.tsv`), 'utf8')
        .split('\n')
        .slice(0, -1);
      expect([table.name, lines]).toEqual([table.name, expected[table.name]]);
    }
  },
  120_000,
);
