import { z } from 'zod';
import type { ContractTools } from '../testing/contract-tools.ts';
import type { EventLog, LogLine } from './event-log.port.ts';

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
let serial = 0;

/** Lines of events, each with an id of its own. */
export function logLines(...names: string[]): LogLine[] {
  return names.map((name) => {
    serial += 1;
    return { id: `event-${String(serial).padStart(6, '0')}`, text: JSON.stringify({ name }) };
  });
}

function textsOf(lines: readonly LogLine[]): string[] {
  return lines.map(({ text }) => text);
}

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
      'holds lines in the order given, hostile text included',
      using(async ({ log, content }) => {
        const plain = logLines('a', 'b');
        const hostile = logLines('😀', '\u202Eright to left', 'nul \u0000 in it', 'x'.repeat(1_000_000));
        const first = await log.append(undefined, plain, noon);
        await log.append(first, hostile, noon + 1);
        expect((await content()).lines).toEqual(textsOf([...plain, ...hostile]));
      }),
    );

    it(
      'tells whether it holds anything',
      using(async ({ log, reopen }) => {
        expect(await log.isEmpty()).toBe(true);
        await log.append(undefined, logLines('a'), noon);
        expect(await (await reopen()).isEmpty()).toBe(false);
      }),
    );

    it(
      'holds each line once when a batch is appended again that nobody marked',
      using(async ({ log, content, reopen }) => {
        const [one, two, three] = [logLines('a'), logLines('b', 'c'), logLines('d')];
        const marked = await log.append(undefined, one, noon);
        await log.append(marked, two, noon);
        const next = await reopen();
        const after = await next.append(marked, two, noon);
        await next.append(after, three, noon + 2);
        expect((await content()).lines).toEqual(textsOf([...one, ...two, ...three]));
      }),
    );

    it(
      'starts a file with each hour, and loses no line by compressing past ones',
      using(async ({ log, content, reopen }) => {
        const [one, two, three] = [0, hour, 24 * hour].map((later) => logLines(`after ${later}`));
        if (one === undefined || two === undefined || three === undefined)
          throw new Error('There are three.');
        const first = await log.append(undefined, one, noon);
        const second = await log.append(first, two, noon + hour);
        const third = await log.append(second, three, noon + 24 * hour);
        expect([first.file, second.file, third.file].toSorted()).toEqual([
          first.file,
          second.file,
          third.file,
        ]);
        await log.rotate(noon + 24 * hour);
        await log.rotate(noon + 24 * hour);
        await (await reopen()).rotate(noon + 24 * hour);
        const { lines, files } = await content();
        expect(lines).toEqual(textsOf([...one, ...two, ...three]));
        expect(files.length).toBe(3);
        expect(files.slice(0, 2).every((file) => file.endsWith('.gz'))).toBe(true);
      }),
    );

    it(
      'gives back what it holds up to a position, hour by hour, compressed or not',
      using(async ({ log, reopen }) => {
        const [one, two] = [logLines('a', '😀'), logLines('b')];
        const first = await log.append(undefined, one, noon);
        const second = await log.append(first, two, noon + hour);
        await log.append(second, logLines('behind'), noon + hour);
        const readAll = async (upTo: typeof first | undefined) => {
          const found: [number, string][] = [];
          for await (const piece of (await reopen()).read(upTo)) {
            found.push(...piece.lines.map((line): [number, string] => [piece.hour, line]));
          }
          return found;
        };
        const early = textsOf(one).map((line) => [noon, line]);
        const both = [...early, ...textsOf(two).map((line) => [noon + hour, line])];
        expect(await readAll(undefined)).toEqual([]);
        expect(await readAll(first)).toEqual(early);
        expect(await readAll(second)).toEqual(both);
        await log.rotate(noon + 2 * hour);
        expect(await readAll(first)).toEqual(early);
        expect(await readAll(second)).toEqual(both);
      }),
    );

    it(
      'tells its hours and gives one of them, compressed or not, marked or not',
      using(async ({ log, reopen }) => {
        const [one, two, three] = [logLines('a', '😀'), logLines('b'), logLines('c')];
        const first = await log.append(undefined, one, noon);
        const second = await log.append(first, two, noon + hour - 1);
        await log.append(second, three, noon + 3 * hour);
        const readHour = async (at: number) => {
          const found: string[] = [];
          for await (const lines of (await reopen()).readHour(at)) found.push(...lines);
          return found;
        };
        const expectAll = async () => {
          const hours = await (await reopen()).hours();
          expect(hours.map((found) => found.hour)).toEqual([noon, noon + 3 * hour]);
          expect(hours.every(({ bytes }) => bytes > 0)).toBe(true);
          expect(await readHour(noon)).toEqual(textsOf([...one, ...two]));
          expect(await readHour(noon + hour)).toEqual([]);
          expect(await readHour(noon + 3 * hour)).toEqual(textsOf(three));
        };
        await expectAll();
        await log.rotate(noon + 4 * hour);
        await expectAll();
      }),
    );

    it(
      'gives what stands behind a position, in an hour that is going on or compressed since',
      using(async ({ log, reopen }) => {
        const [one, two, three] = [logLines('a'), logLines('b', '😀'), logLines('c')];
        const first = await log.append(undefined, one, noon);
        const second = await log.append(first, two, noon);
        const third = await log.append(second, three, noon + 3 * hour);
        const readAll = async (from: typeof first, upTo: typeof first) => {
          const found: string[] = [];
          for await (const piece of (await reopen()).read(upTo, from)) found.push(...piece.lines);
          return found;
        };
        const holds = async () => {
          expect(await readAll(first, first)).toEqual([]);
          expect(await readAll(first, second)).toEqual(textsOf(two));
          expect(await readAll(first, third)).toEqual(textsOf([...two, ...three]));
          expect(await readAll(second, third)).toEqual(textsOf(three));
        };
        await holds();
        await log.rotate(noon + 4 * hour);
        await holds();
      }),
    );

    it(
      'forgets the hours that have ended by then, and never the newest',
      using(async ({ log, content }) => {
        const [one, two, three, four] = [logLines('a'), logLines('b'), logLines('c'), logLines('d')];
        let at = await log.append(undefined, one, noon);
        await log.rotate(noon + hour);
        at = await log.append(at, two, noon + hour);
        at = await log.append(at, three, noon + 2 * hour);
        expect(await log.forget(noon + hour - 1)).toBe(0);
        expect(await log.forget(noon + hour)).toBe(1);
        expect((await content()).lines).toEqual(textsOf([...two, ...three]));
        expect(await log.forget(noon + 100 * hour)).toBe(1);
        await log.append(at, four, noon + 2 * hour);
        expect((await content()).lines).toEqual(textsOf([...three, ...four]));
      }),
    );

    it(
      'puts others in place of lines, as long as they were, compressed or not, and keeps every position',
      using(async ({ log, reopen, content }) => {
        const [one, two, three] = [logLines('ada', '😀 ada', 'b'), logLines('c', 'ada'), logLines('ada')];
        const first = await log.append(undefined, one, noon);
        const second = await log.append(first, two, noon);
        const third = await log.append(second, three, noon + hour);
        await log.append(third, logLines('ada, unmarked'), noon + hour);
        const replace = (line: string) =>
          line.includes('ada') ? line.replace('ada', '').replace('😀', '') : undefined;
        const rewrite = async (at: number, upTo: typeof first | undefined) =>
          (await reopen()).rewriteHour(at, upTo, replace);
        const readAll = async (from: typeof first | undefined, upTo: typeof first) => {
          const found: unknown[] = [];
          for await (const { lines } of (await reopen()).read(upTo, from))
            found.push(...lines.map((line) => z.object({ name: z.string() }).parse(JSON.parse(line)).name));
          return found;
        };
        expect(await rewrite(noon, undefined)).toBe(0);
        expect(await rewrite(noon, first)).toBe(2);
        expect(await readAll(first, third)).toEqual(['c', 'ada', 'ada']);
        expect(await rewrite(noon, third)).toBe(1);
        expect(await rewrite(noon, third)).toBe(0);
        await log.rotate(noon + hour);
        expect(await rewrite(noon + hour, third)).toBe(1);
        expect(await rewrite(noon + 5 * hour, third)).toBe(0);
        const holds = async () => {
          expect(await readAll(undefined, third)).toEqual(['', ' ', 'b', 'c', '', '']);
          expect(await readAll(first, second)).toEqual(['c', '']);
          expect(await readAll(second, third)).toEqual(['']);
        };
        await holds();
        const { lines, files } = await content();
        const was = textsOf([...one, ...two, ...three]);
        expect(lines.slice(0, 6).map((line) => Buffer.byteLength(line))).toEqual(
          was.map((line) => Buffer.byteLength(line)),
        );
        expect(lines.join().match(/ada/g)).toEqual(['ada']);
        await log.append(third, logLines('d'), noon + 2 * hour);
        expect((await content()).files).toEqual(expect.arrayContaining(files.slice(0, 1)));
        await log.rotate(noon + 3 * hour);
        await holds();
      }),
    );

    it(
      'replaces lines of a compressed hour, and none of a file where one is longer',
      using(async ({ log, content }) => {
        const lines = logLines('ada', 'ben', 'x'.repeat(300_000), 'ada');
        const end = await log.append(undefined, lines, noon);
        await log.rotate(noon + hour);
        const longer = (line: string) => (line.includes('ben') ? `${line}, longer` : line.replace('ada', ''));
        await expect(log.rewriteHour(noon, end, longer)).rejects.toMatchObject({ code: 'bad_input' });
        expect((await content()).lines).toEqual(textsOf(lines));
        expect(await log.rewriteHour(noon, end, (line) => line.replace('ada', ''))).toBe(2);
        expect((await content()).lines.map((line) => line.trimEnd())).toEqual(
          textsOf(lines).map((line) => line.replace('ada', '')),
        );
      }),
    );

    it(
      'loses no line that is appended while it is rewritten',
      using(async ({ log, reopen, content }) => {
        const other = await reopen();
        let end = await log.append(undefined, logLines('ada 0'), noon);
        const rewriting = (async () => {
          for (let n = 0; n < 20; n += 1)
            await other.rewriteHour(noon, end, (line) => line.replace('ada', 'a'));
        })();
        for (let n = 1; n <= 30; n += 1) end = await log.append(end, logLines(`ada ${n}`), noon);
        await rewriting;
        await other.rewriteHour(noon, end, (line) => line.replace('ada', 'a'));
        expect((await content()).lines.map((line) => line.trimEnd())).toEqual(
          Array.from({ length: 31 }, (_, n) => JSON.stringify({ name: `a ${n}` })),
        );
      }),
    );

    it(
      'takes no lines without leaving anything',
      using(async ({ log, content }) => {
        const only = logLines('a');
        const first = await log.append(undefined, only, noon);
        expect(await log.append(first, [], noon)).toEqual(first);
        expect((await content()).lines).toEqual(textsOf(only));
      }),
    );
  });
}
