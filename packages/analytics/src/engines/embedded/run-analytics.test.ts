import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FoldContext } from '../../tasks/define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { MemoryTableStore } from '../testing/memory-table-store.ts';
import {
  linesOf,
  ours,
  plainTables,
  sampleEvent,
  sampleSides,
  sampleSource,
  type SampleEvent,
} from '../testing/sample-log.ts';
import { sampleTasks } from '../testing/sample-tasks.ts';
import { runAnalytics, type RunAnalyticsInput } from './run-analytics.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-analytics-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const newFolder = () => path.join(folder, String((made += 1)));

const settings = { range: { from: '2026-01-02', to: '2026-01-08' }, videoDropoff: 0.05, weeks: 24 };
const context: FoldContext = { ...settings, countryOf: () => undefined };
const sides: Readonly<Record<string, readonly Tuple[]>> = {
  people: [
    ['ada', 'DE'],
    ['ben', 'IS'],
    ['ben', 'TR'],
  ],
};
const taskModule = { url: new URL('../testing/sample-tasks.ts', import.meta.url).href, name: 'sampleTasks' };

type Files = Readonly<Record<string, string | Buffer>>;
const run = (files: Files, more: Partial<RunAnalyticsInput> & Pick<RunAnalyticsInput, 'state'>) =>
  runAnalytics({
    tasks: sampleTasks,
    source: sampleSource(files),
    sideTables: sampleSides(sides),
    settings,
    workers: 0,
    ...more,
  });

const event = (username: string, time: string, id?: string): SampleEvent => ({
  event_type: 'answer',
  username,
  time,
  ip: '192.0.2.1',
  event: { value: '1' },
  ...(id !== undefined && { id }),
});

describe('runAnalytics', () => {
  it('makes the tables that the plain engine makes, in threads too and in as little memory as it is given', async () => {
    const events = fc
      .sample(fc.array(sampleEvent, { minLength: 400, maxLength: 400 }), { numRuns: 1, seed: 7 })
      .flat();
    const lines = linesOf(events);
    const expected = plainTables(sampleTasks, lines, sides, context);
    for (const workers of [0, 2]) {
      const store = new MemoryTableStore();
      const files = { 'tracking.log': lines };
      const report = await run(files, {
        state: newFolder(),
        workers,
        segmentBytes: 20_000,
        taskModule,
        publish: store,
      });
      expect(store.texts(sampleTasks)).toEqual(expected);
      expect(report).toMatchObject({ events: 400, broken: 0, files: 1, read: 1 });
    }
  }, 120_000);

  it('comes to the same tables in steps, files coming, growing and going, as at once', async () => {
    const file = fc.record({
      events: fc.array(sampleEvent, { maxLength: 12 }),
      ours: fc.boolean(),
      gz: fc.boolean(),
    });
    const step = fc.dictionary(fc.constantFrom('a.log', 'b.log', 'c.log', 'd.log'), file, { maxKeys: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.nat(3), async (steps, to) => {
        const state = newFolder();
        const store = new MemoryTableStore();
        for (const [at, files] of steps.entries()) {
          const range = { from: '2026-01-02', to: `2026-01-0${5 + ((to + at) % 4)}` };
          const texts = Object.fromEntries(
            Object.entries(files).map(([name, { events, ours: isOurs }]) => [
              name,
              linesOf(isOurs ? ours(events) : events),
            ]),
          );
          // The same id in two files is the same line: of files of ours the first has it.
          const first = Object.entries(files).filter(([, { ours: isOurs }]) => isOurs);
          for (const [name] of first.slice(1)) texts[name] = texts[first[0]?.[0] ?? ''] ?? '';
          const stored = Object.fromEntries(
            Object.entries(texts).map(([name, text]) => [
              files[name]?.gz === true ? `${name}.gz` : name,
              files[name]?.gz === true ? gzipSync(text) : text,
            ]),
          );
          await run(stored, { state, publish: store, settings: { ...settings, range }, segmentBytes: 2000 });
          const expected = plainTables(sampleTasks, Object.values(texts).join(''), sides, {
            ...context,
            range,
          });
          expect(store.texts(sampleTasks)).toEqual(expected);
        }
        rmSync(state, { recursive: true });
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('reads only what is new, and publishes only keys whose rows changed', async () => {
    const state = newFolder();
    const store = new MemoryTableStore();
    const first = {
      'tracking.log-20260102': linesOf([
        event('ada', '2026-01-02T10:00:00'),
        event('ben', '2026-01-02T11:00:00'),
      ]),
    };
    await run(first, { state, publish: store });
    const second = { ...first, 'tracking.log-20260103': linesOf([event('ada', '2026-01-03T10:00:00')]) };
    const report = await run(second, { state, publish: store });
    expect(report.read).toBe(1);
    const changed: string[][] = [];
    for (const change of store.publications[1] ?? []) {
      if (!('keys' in change)) continue;
      for await (const { key } of change.keys) changed.push([change.table.name, ...key.map(String)]);
    }
    expect(changed).toContainEqual(['answers_by_name', 'ada']);
    expect(changed.filter(([name]) => name === 'answers_by_name')).toHaveLength(1);
    expect(store.texts(sampleTasks)).toEqual(
      plainTables(sampleTasks, Object.values(second).join(''), sides, context),
    );
    const again = await run(second, { state, publish: store });
    expect(again).toMatchObject({ read: 0, events: 3 });
    expect(store.publications).toHaveLength(2);
  });

  it('publishes everything to a store that has something else than what it published last', async () => {
    const state = newFolder();
    const files = { 'a.log': linesOf([event('ada', '2026-01-02T10:00:00')]) };
    await run(files, { state, publish: new MemoryTableStore() });
    const other = new MemoryTableStore();
    await run(files, { state, publish: other });
    expect(other.texts(sampleTasks)).toEqual(plainTables(sampleTasks, files['a.log'], sides, context));
  });

  it('folds again what a changed side table touches', async () => {
    const state = newFolder();
    const store = new MemoryTableStore();
    const files = {
      'a.log': linesOf([event('ada', '2026-01-02T10:00:00'), event('ben', '2026-01-03T10:00:00')]),
    };
    await run(files, { state, publish: store });
    const moved = {
      people: [
        ['ada', 'FR'],
        ['ben', 'IS'],
        ['ben', 'TR'],
      ],
    };
    const report = await run(files, { state, publish: store, sideTables: sampleSides(moved) });
    expect(report.changedKeys).toMatchObject({ 'answers-by-country': 1, 'answers-by-name': 0 });
    expect(store.texts(sampleTasks)).toEqual(plainTables(sampleTasks, files['a.log'], moved, context));
  });

  it('counts over an empty state the days to be overwritten only, and keeps earlier days as they were counted', async () => {
    const state = newFolder();
    const store = new MemoryTableStore();
    const old = event('ada', '2026-01-03T10:00:00');
    const recent = event('ben', '2026-01-07T10:00:00');
    const counted = () => store.texts(sampleTasks)['answers_by_name'];
    await run({ 'a.log': linesOf([old, recent]) }, { state, publish: store, overwriteDays: 2 });
    expect(counted()).toEqual(['ben\t1\t1\t1']);
    await run({ 'a.log': linesOf([old, recent]) }, { state, publish: store });
    expect(counted()).toEqual(['ada\t1\t1\t1', 'ben\t1\t1\t1']);
    const late = event('cem', '2026-01-03T11:00:00');
    await run({ 'b.log': linesOf([late, recent, recent]) }, { state, publish: store, overwriteDays: 2 });
    expect(counted()).toEqual(['ada\t1\t1\t1', 'ben\t1\t1\t2']);
  });

  it('says where broken lines are and counts the others', async () => {
    const store = new MemoryTableStore();
    const good = linesOf([event('ada', '2026-01-02T10:00:00')]);
    const report = await run(
      { 'x/a.log': `${good}{"half":\n\n[1]\n${good}` },
      { state: newFolder(), publish: store },
    );
    expect(report).toMatchObject({ events: 2, broken: 2 });
    expect(report.brokenLines.map(({ file, line, text }) => [file, line, text])).toEqual([
      ['x/a.log', 2, '{"half":'],
      ['x/a.log', 4, '[1]'],
    ]);
    expect(store.texts(sampleTasks)['answers_by_name']).toEqual(['ada\t1\t1\t2']);
  });

  it('names a file that is damaged, counts what could be read of it and goes on', async () => {
    const lines = fc
      .sample(fc.array(sampleEvent, { minLength: 300, maxLength: 300 }), { numRuns: 1, seed: 3 })
      .flat();
    const whole = gzipSync(linesOf(lines));
    for (const bad of [whole.subarray(0, whole.length - 20), Buffer.from('not gzip at all')]) {
      const report = await run(
        { 'a.log.gz': bad, 'b.log': linesOf([event('dan', '2026-01-02T10:00:00')]) },
        { state: newFolder() },
      );
      expect(report.corrupt.map(({ file }) => file)).toEqual(['a.log.gz']);
      expect(report.changedKeys['answers-by-name']).toBeGreaterThan(0);
    }
  });

  it('writes tables as sorted files', async () => {
    const output = newFolder();
    await run(
      { 'a.log': linesOf([event('b', '2026-01-02T10:00:00'), event('a', '2026-01-02T10:00:00')]) },
      { state: newFolder(), output },
    );
    expect(readFileSync(path.join(output, 'answers_by_name.tsv'), 'utf8')).toBe('a\t1\t1\t1\nb\t1\t1\t1\n');
  });

  it('does not start where another run is at the same state', async () => {
    const state = newFolder();
    const files = { 'a.log': linesOf([event('b', '2026-01-02T10:00:00')]) };
    const both = await Promise.allSettled([run(files, { state }), run(files, { state })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await run(files, { state })).events).toBe(1);
  });
});
