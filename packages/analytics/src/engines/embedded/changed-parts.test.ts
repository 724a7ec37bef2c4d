import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FoldContext } from '../../tasks/define-task.ts';
import type { TableStore } from '../../tables/table-store.port.ts';
import { MemoryTableStore } from '../testing/memory-table-store.ts';
import { linesOf, plainTables, sampleSides, sampleSource } from '../testing/sample-log.ts';
import { sampleTasks } from '../testing/sample-tasks.ts';
import { runAnalytics } from './run-analytics.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const settings = { range: { from: '2026-01-02', to: '2026-01-08' }, videoDropoff: 0.05, weeks: 24 };
const context: FoldContext = { ...settings, countryOf: () => undefined };

const log = (...answers: readonly (readonly [username: string, day: string])[]) => ({
  'tracking.log': linesOf(
    answers.map(([username, day]) => ({
      event_type: 'answer',
      username,
      time: `2026-01-0${day}T10:00:00`,
      ip: '192.0.2.1',
      event: { value: '1' },
    })),
  ),
});

function publisher(name: string) {
  const store = new MemoryTableStore();
  const state = path.join(folder, name);
  const publish = async (
    files: Readonly<Record<string, string>>,
    seconds: number,
    to: TableStore = store,
  ) => {
    await runAnalytics({
      tasks: sampleTasks,
      source: sampleSource(files),
      sideTables: sampleSides({}),
      state,
      settings,
      workers: 0,
      publish: to,
      clock: { now: () => seconds * 1_000_000 },
    });
  };
  const expectTables = (files: Readonly<Record<string, string>>) =>
    expect(store.texts(sampleTasks)).toEqual(
      plainTables(sampleTasks, Object.values(files).join(''), {}, context),
    );
  return { store, publish, expectTables };
}

/** Of the table with parts, what the last publication told. */
async function told({ publications }: MemoryTableStore) {
  const keys: unknown[] = [];
  for (const change of publications.at(-1) ?? []) {
    if (change.table.name !== 'answers_by_day' || !('keys' in change)) continue;
    for await (const { key, rows } of change.keys) keys.push([key, rows]);
  }
  return keys;
}

describe('parts of keys', () => {
  it('are published where their rows are others than before, came or went; a key of which nothing stays, whole', async () => {
    const { store, publish, expectTables } = publisher('some');
    await publish(log(['ada', '2'], ['ada', '3'], ['ada', '4'], ['ben', '2'], ['eve', '2']), 1);
    const next = log(['ada', '2'], ['ada', '4'], ['ada', '4'], ['ada', '5'], ['cid', '5'], ['eve', '2']);
    await publish(next, 2);
    const day = (name: string, date: string, count: string) => [name, `2026-01-0${date}`, count];
    expect(await told(store)).toEqual([
      [['ada', '2026-01-04'], [day('ada', '4', '2')]],
      [
        ['ada', '2026-01-05'],
        [day('ada', '5', '1'), day('ada', '5', '1')],
      ],
      [['ada', '2026-01-03'], []],
      [['ben'], []],
      [['cid'], [day('cid', '5', '1'), day('cid', '5', '1')]],
    ]);
    expectTables(next);
  });

  it('are told from what was published last, whatever was counted since', async () => {
    const { store, publish, expectTables } = publisher('refused');
    const refusing: TableStore = {
      updates: () => store.updates(),
      publish: () => Promise.reject(new Error('the server is away')),
    };
    const first = log(['ada', '2'], ['ada', '3']);
    await publish(first, 1);
    await expect(publish(log(['ada', '2'], ['ada', '4']), 2, refusing)).rejects.toThrow('away');
    const last = log(['ada', '2'], ['ada', '3'], ['ada', '5']);
    await publish(last, 3);
    expect((await told(store)).length).toBe(1);
    expectTables(last);
  });

  it('are not told from a publication that was made within a second of the last, and that nobody noted', async () => {
    const { store, publish, expectTables } = publisher('killed');
    const dying: TableStore = {
      updates: () => store.updates(),
      publish: async (changes, at) => {
        await store.publish(changes, at);
        throw new Error('killed');
      },
    };
    const first = log(['ada', '2'], ['ada', '3']);
    await publish(first, 1.25);
    await expect(publish(log(['ada', '2'], ['ada', '4']), 1.5, dying)).rejects.toThrow('killed');
    await publish(first, 3);
    expectTables(first);
  });
});
