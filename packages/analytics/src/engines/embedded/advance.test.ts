import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { MemoryTableStore } from '../testing/memory-table-store.ts';
import { linesOf, ours, plainTables, sampleEvent, sampleSides, sampleSource } from '../testing/sample-log.ts';
import { sampleTasks } from '../testing/sample-tasks.ts';
import { runAnalytics } from './run-analytics.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-analytics-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('counts many files, more than may be open at once and more than are read side by side, and one more', async () => {
  const settings = { range: { from: '2026-01-02', to: '2026-01-08' }, videoDropoff: 0.05, weeks: 24 };
  const events = fc.sample(sampleEvent, { numRuns: 3300, seed: 11 });
  const own = ours(events);
  const files: Record<string, string> = {};
  for (let file = 0; file < 1100; file += 1) {
    // Every line of ours is in two files.
    const lines = file % 2 === 0 ? events.slice(file * 3, file * 3 + 3) : own.slice(file * 2, file * 2 + 6);
    files[`${file}.log`] = linesOf(lines);
  }
  const store = new MemoryTableStore();
  const run = () =>
    runAnalytics({
      tasks: sampleTasks,
      source: sampleSource(files),
      sideTables: sampleSides({}),
      state: path.join(folder, 'state'),
      settings,
      publish: store,
      workers: 0,
    });
  const expected = () =>
    plainTables(sampleTasks, Object.values(files).join(''), {}, { ...settings, countryOf: () => undefined });
  await run();
  expect(store.texts(sampleTasks)).toEqual(expected());
  files['more.log'] = linesOf(own.slice(0, 5));
  expect((await run()).read).toBe(1);
  expect(store.texts(sampleTasks)).toEqual(expected());
});
