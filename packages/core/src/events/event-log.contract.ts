import type { ContractTools } from '../testing/contract-tools.ts';
import type { EventLog } from './event-log.port.ts';

export interface EventLogHarness {
  readonly log: EventLog;
  /** The same log as another process would open it. */
  reopen(): Promise<EventLog>;
  /** Every line of the log in order, and the names of its files. */
  content(): Promise<{ readonly lines: readonly string[]; readonly files: readonly string[] }>;
  close(): Promise<void>;
}

const hour = 3_600_000_000;
const noon = Date.UTC(2026, 0, 1, 12) * 1000;
const lines = (...names: string[]) => names.map((name) => JSON.stringify({ name }));

/** What every event log keeps. */
export function eventLogContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<EventLogHarness>,
): void {
  const using = (work: (harness: EventLogHarness) => Promise<void>) => async () => {
    const harness = await open();
    try {
      await work(harness);
    } finally {
      await harness.close();
    }
  };

  describe(`event log: ${name}`, () => {
    it(
      'holds lines in the order given, hostile text included, and tells its end in bytes',
      using(async ({ log, content }) => {
        const hostile = lines('😀', '\u202Eright to left', 'nul \u0000 in it', 'x'.repeat(1_000_000));
        const first = await log.append(undefined, lines('a', 'b'), noon);
        const second = await log.append(first, hostile, noon + 1);
        expect((await content()).lines).toEqual([...lines('a', 'b'), ...hostile]);
        expect(second.file).toBe(first.file);
        const written = hostile.reduce((bytes, line) => bytes + Buffer.byteLength(line) + 1, 0);
        expect(second.offset - first.offset).toBe(written);
      }),
    );

    it(
      'cuts off what stands behind the marked position, in that file and in later ones',
      using(async ({ log, content, reopen }) => {
        const marked = await log.append(undefined, lines('a'), noon);
        const unmarked = await log.append(marked, lines('lost'), noon);
        await log.append(unmarked, lines('lost too'), noon + hour);
        const next = await reopen();
        await next.append(marked, lines('b'), noon + 2 * hour);
        expect((await content()).lines).toEqual(lines('a', 'b'));
      }),
    );

    it(
      'starts a file with each hour and keeps going after a clock was set back',
      using(async ({ log, content }) => {
        const first = await log.append(undefined, lines('a'), noon);
        const second = await log.append(first, lines('b'), noon + hour);
        expect(second.file > first.file).toBe(true);
        const third = await log.append(second, lines('c'), noon);
        expect(third.file).toBe(second.file);
        const fourth = await log.append(third, lines('d'), noon + 24 * hour);
        expect(fourth.file > third.file).toBe(true);
        const { lines: all, files } = await content();
        expect(all).toEqual(lines('a', 'b', 'c', 'd'));
        expect(files.length).toBe(3);
      }),
    );

    it(
      'compresses past hours with not a line lost, and again without complaint',
      using(async ({ log, content, reopen }) => {
        const first = await log.append(undefined, lines('a'), noon);
        await log.rotate(noon + hour);
        await log.rotate(noon + hour);
        await (await reopen()).rotate(noon + hour);
        expect((await content()).files).toEqual([`${first.file}.gz`]);
        const second = await log.append(first, lines('b'), noon + hour);
        await log.rotate(noon + hour);
        const { lines: all, files } = await content();
        expect(all).toEqual(lines('a', 'b'));
        expect(files).toEqual([`${first.file}.gz`, second.file]);
      }),
    );

    it(
      'gives back what it holds up to a position, hour by hour, compressed or not',
      using(async ({ log, reopen }) => {
        const first = await log.append(undefined, lines('a', '😀'), noon);
        const second = await log.append(first, lines('b'), noon + hour);
        await log.append(second, lines('behind'), noon + hour);
        const readAll = async (upTo: typeof first | undefined) => {
          const found: [number, string][] = [];
          for await (const piece of (await reopen()).read(upTo)) {
            found.push(...piece.lines.map((line): [number, string] => [piece.hour, line]));
          }
          return found;
        };
        const early = lines('a', '😀').map((line) => [noon, line]);
        const both = [...early, ...lines('b').map((line) => [noon + hour, line])];
        expect(await readAll(undefined)).toEqual([]);
        expect(await readAll(first)).toEqual(early);
        expect(await readAll(second)).toEqual(both);
        await log.rotate(noon + 2 * hour);
        expect(await readAll(first)).toEqual(early);
        expect(await readAll(second)).toEqual(both);
      }),
    );

    it(
      'forgets the hours that have ended by then, and never the newest',
      using(async ({ log, content }) => {
        let at = await log.append(undefined, lines('a'), noon);
        await log.rotate(noon + hour);
        at = await log.append(at, lines('b'), noon + hour);
        at = await log.append(at, lines('c'), noon + 2 * hour);
        expect(await log.forget(noon + hour - 1)).toBe(0);
        expect(await log.forget(noon + hour)).toBe(1);
        expect((await content()).lines).toEqual(lines('b', 'c'));
        expect(await log.forget(noon + 100 * hour)).toBe(1);
        await log.append(at, lines('d'), noon + 2 * hour);
        expect((await content()).lines).toEqual(lines('c', 'd'));
      }),
    );

    it(
      'takes no lines without leaving anything',
      using(async ({ log, content }) => {
        const first = await log.append(undefined, lines('a'), noon);
        expect(await log.append(first, [], noon)).toEqual(first);
        expect((await content()).lines).toEqual(lines('a'));
      }),
    );
  });
}
