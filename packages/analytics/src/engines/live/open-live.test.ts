import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FoldContext } from '../../tasks/define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { MemoryTableStore } from '../testing/memory-table-store.ts';
import { linesOf, ours, plainTables, sampleEvent, sampleSides, sampleSource } from '../testing/sample-log.ts';
import { sampleTasks } from '../testing/sample-tasks.ts';
import { openLive, type LiveInput } from './open-live.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-live-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const newFolder = () => path.join(folder, String((made += 1)));

const range = { from: '2026-01-02', to: '2026-01-08' };
const settings = { videoDropoff: 0.05, weeks: 24 };
const context: FoldContext = { ...settings, range, countryOf: () => undefined };
const sides: Readonly<Record<string, readonly Tuple[]>> = { people: [['ada', 'DE']] };

const open = (more: Pick<LiveInput, 'state' | 'publish'> & Partial<LiveInput>) =>
  openLive({
    tasks: sampleTasks,
    source: sampleSource({}),
    sideTables: sampleSides(sides),
    settings,
    range: () => range,
    workers: 0,
    onError: (error) => {
      throw error;
    },
    ...more,
  });

describe('openLive', () => {
  it('ends with the tables of a run over the whole log, in whatever parts, order and number its lines come', async () => {
    const log = fc
      .array(sampleEvent, { maxLength: 30 })
      .map((events) => linesOf(ours(events)).split('\n').slice(0, -1));
    const deliveries = log.chain((lines) =>
      fc.record({
        lines: fc.constant(lines),
        // Each line at least once, some again, in any order, cut anywhere; some are in files before.
        order: fc
          .tuple(fc.shuffledSubarray(lines, { minLength: lines.length }), fc.subarray(lines))
          .map((parts) => parts.flat()),
        cuts: fc.array(fc.nat(60), { maxLength: 12 }),
        inFiles: fc.subarray(lines),
        restart: fc.boolean(),
        catchUpAt: fc.nat(12),
      }),
    );
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ lines, order, cuts, inFiles, restart, catchUpAt }) => {
        const state = newFolder();
        const publish = new MemoryTableStore();
        let written = inFiles.map((line) => `${line}\n`).join('');
        const source = { files: () => sampleSource({ 'tracking.log': written }).files() };
        let live = await open({ state, publish, source });
        const ends = [...cuts, order.length].map((cut) => Math.min(cut, order.length)).sort((a, b) => a - b);
        for (const [index, end] of ends.entries()) {
          const batch = order.slice(ends[index - 1] ?? 0, end);
          written += batch.map((line) => `${line}\n`).join('');
          live.take(batch);
          if (index === catchUpAt) await live.catchUp();
          else await live.settled();
          if (restart && index === 1) {
            await live.close();
            live = await open({ state, publish, source });
          }
        }
        await live.close();
        expect(publish.texts(sampleTasks)).toEqual(
          plainTables(sampleTasks, lines.join('\n'), sides, context),
        );
        rmSync(state, { recursive: true });
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('moves on with the range', async () => {
    const publish = new MemoryTableStore();
    let to = '2026-01-03';
    const live = await open({ state: newFolder(), publish, range: () => ({ from: '2026-01-02', to }) });
    const line = (id: string, time: string) =>
      JSON.stringify({ id, event_type: 'answer', username: id, time, ip: '', event: { value: '1' } });
    live.take([line('a', '2026-01-02T10:00:00'), line('b', '2026-01-03T10:00:00')]);
    await live.settled();
    expect(publish.texts(sampleTasks)['answers_by_name']).toEqual(['a\t1\t1\t1']);
    to = '2026-01-04';
    await live.settled();
    expect(publish.texts(sampleTasks)['answers_by_name']).toEqual(['a\t1\t1\t1', 'b\t1\t1\t1']);
    expect(publish.texts(sampleTasks)['learners_by_day']).toEqual([
      '2026-01-02\t1\t2026-01-04',
      '2026-01-03\t1\t2026-01-04',
    ]);
    await live.close();
  });

  it('keeps no byte of who was taken out of the log, in whatever it keeps', async () => {
    const state = newFolder();
    const publish = new MemoryTableStore();
    const time = '2026-01-02T10:00:00';
    const events = Array.from({ length: 60 }, (_, n) => ({
      event_type: 'answer',
      username: n % 3 === 0 ? 'goes-away' : `stays-${n % 5}`,
      time,
      ip: '192.0.2.1',
      event: { value: String(n) },
    }));
    const lines = linesOf(ours(events)).split('\n').slice(0, -1);
    let written = lines.slice(0, 20).join('\n');
    let people: Tuple[] = [['goes-away', 'DE']];
    const live = await open({
      state,
      publish,
      source: { files: () => sampleSource({ 'tracking.log': `${written}\n` }).files() },
      sideTables: {
        rows: (table) => sampleSides({ people }).rows(table),
        version: (table) => sampleSides({ people }).version(table),
      },
    });
    const holds = () =>
      readdirSync(state, { recursive: true, withFileTypes: true }).some(
        (entry) =>
          entry.isFile() && readFileSync(path.join(entry.parentPath, entry.name)).includes('goes-away'),
      );
    for (let from = 20; from < 60; from += 10) {
      live.take(lines.slice(from, from + 10));
      await live.settled();
    }
    expect(holds()).toBe(true);
    written = lines.join('\n').replaceAll('goes-away', 'retired');
    people = [['retired', 'DE']];
    await live.forget();
    expect(holds()).toBe(false);
    expect(publish.texts(sampleTasks)).toEqual(plainTables(sampleTasks, written, { people }, context));
    const more = JSON.stringify({ ...ours(events)[0], id: 'later', username: 'stays-1' });
    live.take([more]);
    await live.settled();
    const all = `${written}\n${more}`;
    expect(publish.texts(sampleTasks)).toEqual(plainTables(sampleTasks, all, { people }, context));
    await live.close();
  });
});
