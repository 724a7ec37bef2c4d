import fc from 'fast-check';
import { parseLogEvent } from '../../log/parse-log-event.ts';
import type { LogFile, LogSource } from '../../log/log-source.port.ts';
import type { SideTables } from '../../tables/side-tables.port.ts';
import type { FoldContext, Task } from '../../tasks/define-task.ts';
import { compareBytes, tupleText, type Tuple } from '../../tuples/tuple.ts';
import { Readable } from 'node:stream';
import { runInMemory } from '../in-memory/run-in-memory.ts';

export interface SampleEvent {
  readonly id?: string;
  readonly event_type: string;
  readonly username: string;
  readonly time?: string;
  readonly ip: string;
  readonly event: { readonly value: string };
}

const day = fc.integer({ min: 1, max: 9 }).map((number) => `2026-01-0${number}`);
const time = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(day, fc.constantFrom('T00:00:00', 'T12:00:00.5', 'T23:59:59.999999+00:00'))
      .map(([date, rest]) => date + rest),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2026-01-03 10:00:00', '2026', '', '2025-12-31T23:59:59', '2026-01-02'),
  },
);

/** Events as a log may have them, some without a time; without ids, which `ours` adds. */
export const sampleEvent: fc.Arbitrary<SampleEvent> = fc.record({
  event_type: fc.constantFrom('answer', 'answer', 'again.x', 'other', ''),
  username: fc.constantFrom('ada', 'ben', 'cem', '\u{1F600}', '\uFF5E', 'a\tb', ''),
  time: fc.option(time, { nil: '' }),
  ip: fc.constantFrom('192.0.2.1', '198.51.100.7'),
  event: fc.record({ value: fc.constantFrom('1', '2', 'é', 'x\ny') }),
});

/** The same events as lines of our own log. */
export function ours(events: readonly SampleEvent[]): SampleEvent[] {
  return events.map((event, index) => ({ id: `0199-${index}`, ...event }));
}

export function linesOf(events: readonly SampleEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** A log of files in memory; `version` is made of their content. */
export function sampleSource(files: Readonly<Record<string, string | Buffer>>): LogSource {
  return {
    async *files() {
      for (const [name, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
        const bytes = Buffer.from(content);
        const file: LogFile = {
          name,
          size: bytes.length,
          version: bytes.toString('base64'),
          open: (start = 0) => Readable.from([bytes.subarray(start, 7), bytes.subarray(Math.max(start, 7))]),
        };
        yield file;
      }
    },
  };
}

export function sampleSides(rows: Readonly<Record<string, readonly Tuple[]>>): SideTables {
  return {
    async *rows({ name }) {
      yield* rows[name] ?? [];
    },
    version: async ({ name }) => (rows[name] === undefined ? undefined : JSON.stringify(rows[name])),
  };
}

/** Every table as sorted lines: two engines that agree give the same. */
export type TableTexts = Readonly<Record<string, readonly string[]>>;

export function tableTexts(tasks: readonly Task[], rowsOf: (task: Task) => Iterable<Tuple>): TableTexts {
  return Object.fromEntries(
    tasks.map((task) => [
      task.table.name,
      Array.from(rowsOf(task), (row) => tupleText(row)).sort(compareBytes),
    ]),
  );
}

/** What the plain engine makes of the events of these lines. */
export function plainTables(
  tasks: readonly Task[],
  lines: string,
  sides: Readonly<Record<string, readonly Tuple[]>>,
  context: FoldContext,
): TableTexts {
  const events = lines.split('\n').flatMap((line) => parseLogEvent(line) ?? []);
  const tables = runInMemory({ tasks, events, rows: new Map(Object.entries(sides)), context });
  return tableTexts(tasks, ({ table }) => tables.get(table.name) ?? []);
}
