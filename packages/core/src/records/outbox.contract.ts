import { z } from 'zod';
import { defineEvent } from '../events/define-event.ts';
import { serverOrigin } from '../events/server-origin.ts';
import { defineJob } from '../jobs/define-job.ts';
import type { ContractTools } from '../testing/contract-tools.ts';
import type { Outbox, OutboxEntry } from './outbox.port.ts';
import type { Records } from './records.port.ts';

export interface OutboxHarness {
  readonly records: Records<unknown>;
  readonly outbox: Outbox;
  /** The outbox of another process. */
  reopen(): Promise<Outbox>;
  /** Lets the clock go on by so many microseconds. */
  later(by: number): void;
  close(): Promise<void>;
}

const happened = defineEvent({
  name: 'test.happened',
  fires: 'In this test.',
  data: z.object({ text: z.string() }),
});
const tidy = defineJob({ name: 'test.tidy', payload: z.object({ text: z.string() }) });
const hostile = ['😀', 'nul \u0000 in it', '\u202Eright to left', 'x'.repeat(1_000_000)];

const textOf = (entry: OutboxEntry): unknown =>
  entry.kind === 'job'
    ? entry.job.payload['text']
    : z.looseObject({ text: z.string() }).parse(entry.line['event']).text;

/** What every outbox keeps. */
export function outboxContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<OutboxHarness>,
): void {
  const using = (work: (harness: OutboxHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };
  const emit = ({ records }: OutboxHarness, text: string) =>
    records.transaction((tx) => tx.events.emit(happened, { data: { text }, origin: serverOrigin }));

  describe(`outbox: ${name}`, () => {
    it(
      'gives what was committed in order, hostile text whole, and nothing of a transaction that failed',
      using(async (harness) => {
        const { records, outbox } = harness;
        for (const text of hostile) await emit(harness, text);
        const failing = records.transaction(async (tx) => {
          await tx.jobs.enqueue(tidy, { text: 'undone' });
          throw new Error('undo');
        });
        await expect(failing).rejects.toThrow('undo');
        await records.transaction((tx) => tx.jobs.enqueue(tidy, { text: 'done' }));
        const { entries } = await outbox.take(10);
        expect(entries.map(textOf)).toEqual([...hostile, 'done']);
      }),
    );

    it(
      'gives an event the time of its emission, or the one that is told of it, to the microsecond',
      using(async (harness) => {
        const { records, outbox } = harness;
        await records.transaction(async (tx) => {
          const draft = { data: { text: 'now' }, origin: serverOrigin };
          await tx.events.emit(happened, draft);
          await tx.events.emit(happened, { ...draft, at: 1_600_000_000_000_001 });
        });
        const { at, entries } = await outbox.take(10);
        const times = entries.map((entry) => z.string().parse(entry.kind === 'event' && entry.line['time']));
        const [emitted = '', told] = times;
        expect(Math.abs(Date.parse(emitted) * 1000 - at)).toBeLessThan(1_000_000);
        expect(told).toBe('2020-09-13T12:26:40.000001+00:00');
      }),
    );

    it(
      'offers long events a few at a time',
      using(async (harness) => {
        const { outbox } = harness;
        const long = 'x'.repeat(12 * 1024 * 1024);
        for (let n = 0; n < 6; n += 1) await emit(harness, long);
        const offered: (readonly [number, boolean])[] = [];
        for (let batch = await outbox.take(10); batch.entries.length > 0; batch = await outbox.take(10)) {
          expect(batch.entries.every((entry) => textOf(entry) === long)).toBe(true);
          offered.push([batch.entries.length, batch.more === true]);
          await outbox.done(batch.entries, undefined);
        }
        expect(offered).toEqual([
          [5, true],
          [1, false],
        ]);
      }),
    );

    it(
      'offers events as they were until they are done, whatever came since, to another process too',
      using(async (harness) => {
        const { outbox, later, reopen } = harness;
        for (const text of ['1', '2', '3']) await emit(harness, text);
        const first = await outbox.take(2);
        expect(first.entries.map(textOf)).toEqual(['1', '2']);
        await emit(harness, '4');
        expect(await outbox.take(10)).toEqual(first);
        later(60_000_000);
        const other = await reopen();
        expect(await other.take(10)).toEqual(first);
        await other.done(first.entries, undefined);
        const next = await other.take(10);
        expect(next.entries.map(textOf)).toEqual(['3', '4']);
        expect(next.at).toBeGreaterThan(first.at);
      }),
    );

    it(
      'gives jobs past events that wait, and leaves the batch of events as it is when jobs are done',
      using(async (harness) => {
        const { records, outbox } = harness;
        const enqueue = (text: string) => records.transaction((tx) => tx.jobs.enqueue(tidy, { text }));
        await emit(harness, '1');
        await enqueue('a');
        const jobs = await outbox.take(10, { events: 0 });
        expect(jobs.entries.map(textOf)).toEqual(['a']);
        const both = await outbox.take(10);
        expect(both.entries.map(textOf)).toEqual(['1', 'a']);
        await outbox.done(jobs.entries, undefined);
        await emit(harness, '2');
        await enqueue('b');
        expect((await outbox.take(10)).entries.map(textOf)).toEqual(['1', 'b']);
      }),
    );

    it(
      'forgets what was carried, and keeps how far the log had come',
      using(async (harness) => {
        const { outbox, reopen } = harness;
        for (const text of ['1', '2', '3']) await emit(harness, text);
        const { entries, log } = await outbox.take(2);
        expect(log).toBe(undefined);
        await outbox.done(entries, { file: 'log 😀', offset: 2 ** 40 });
        await outbox.done([], undefined);
        await outbox.release();
        const rest = await (await reopen()).take(10);
        expect(rest.entries.map(textOf)).toEqual(['3']);
        expect(rest.log).toEqual({ file: 'log 😀', offset: 2 ** 40 });
      }),
    );

    it(
      'lets one of two processes carry that want to at once',
      using(async (harness) => {
        const other = await harness.reopen();
        await emit(harness, '1');
        const taken = await Promise.all([harness.outbox, other].map((each) => each.take(10)));
        expect(taken.map(({ entries }) => entries.length).toSorted((a, b) => a - b)).toEqual([0, 1]);
      }),
    );

    it(
      'passes to another process what one has left, and takes nothing more from that one',
      using(async (harness) => {
        const { outbox, later } = harness;
        const other = await harness.reopen();
        await emit(harness, '1');
        const { entries } = await outbox.take(10);
        expect((await other.take(10)).entries).toEqual([]);
        later(60_000_000);
        expect((await other.take(10)).entries.map(textOf)).toEqual(['1']);
        await expect(outbox.done(entries, undefined)).rejects.toMatchObject({ code: 'conflict' });
        await outbox.release();
        expect((await outbox.take(10)).entries).toEqual([]);
        await other.release();
        expect((await outbox.take(10)).entries.map(textOf)).toEqual(['1']);
      }),
    );

    it(
      'tells its listeners after the commit, and of nothing that was not to be carried',
      using(async (harness) => {
        const told: string[] = [];
        harness.outbox.onEntries(() => told.push('now'));
        await harness.records.transaction(async () => undefined);
        expect(told).toEqual([]);
        await emit(harness, '1');
        expect(told).toEqual(['now']);
      }),
    );

    it(
      'tells everybody how far the log was written',
      using(async (harness) => {
        const { outbox, reopen } = harness;
        const other = await reopen();
        expect(await other.logEnd()).toBe(undefined);
        await emit(harness, '1');
        const { entries } = await outbox.take(10);
        expect(await other.logEnd()).toBe(undefined);
        await outbox.done(entries, { file: 'log-1', offset: 17 });
        expect(await other.logEnd()).toEqual({ file: 'log-1', offset: 17 });
      }),
    );
  });
}
