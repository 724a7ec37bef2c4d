import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLogEvent } from '../../log/parse-log-event.ts';
import type { Table } from '../../tables/table.ts';
import { definePick, defineTask, pickRows, type FoldContext } from '../../tasks/define-task.ts';
import { compareBytes, tupleText, type Occurrence, type Tuple } from '../../tuples/tuple.ts';
import { runInMemory } from '../in-memory/run-in-memory.ts';
import { parseLine, printLine } from './streaming-line.ts';
import { simulateStreaming } from './testing/simulate-streaming.ts';

const table = (name: string): Table => ({ name, kind: 'internal', columns: [{ name: 'a', type: 'string' }] });
const visits = definePick({
  name: 'visits',
  types: ['visit*'],
  pick: ({ username, type, ip }, emit) => emit([username], [type, ip]),
});
const listed = (occurrences: Iterable<Occurrence>): string =>
  JSON.stringify([...occurrences].map(({ tuple, times }) => [...tuple, times]));
const list = defineTask({
  name: 'list',
  counts: 'All visits of each.',
  table: table('list'),
  of: [visits],
  *fold([username = null], occurrences) {
    yield [username, listed(occurrences)];
  },
});
const first = defineTask({
  name: 'first',
  counts: 'The first visit of each: looks at one tuple only.',
  table: table('first'),
  of: [visits],
  *fold([username = null], occurrences) {
    for (const { tuple } of occurrences) {
      yield [username, tuple[1] ?? null];
      return;
    }
  },
});
const towns = table('towns');
const byTown = defineTask({
  name: 'by-town',
  counts: 'First visits by town.',
  table: table('by_town'),
  of: [
    pickRows(first.table, ([username = null, ip = null], emit) => emit([ip], ['who', username])),
    pickRows(towns, ([ip = null, town = null], emit) => emit([ip], ['town', town])),
  ],
  *fold([ip = null], occurrences) {
    yield [ip, listed(occurrences)];
  },
});
const tasks = [list, first, byTown];
const context: FoldContext = {
  range: { from: '2026-01-01', to: '2026-01-02' },
  videoDropoff: 0.05,
  weeks: 24,
  countryOf: () => undefined,
};
const name = fc.constantFrom('ada', 'ada b', 'a\tda', 'a\x01da', '\u{1F600}', '\uFF5E', '');
const event = fc
  .record({
    username: name,
    ip: name,
    event_type: fc.constantFrom('visit', 'visited', 'other'),
    time: fc.constantFrom('2026-01-01T00:00:00+00:00', '2026-01-02T00:00:00+00:00'),
    id: fc.constantFrom(undefined, 'e1', 'e2', 'e3'),
  })
  // One id is one event.
  .map((one) => (one.id === undefined ? one : { ...one, username: one.id, ip: one.id, event_type: 'visit' }));

it('gives the tables of the in-memory run, however the events are split', () => {
  fc.assert(
    fc.property(
      fc.array(event),
      fc.array(fc.tuple(name, name)),
      fc.integer({ min: 1, max: 4 }),
      (lines, rows, mappers) => {
        const sameTime = lines.map((line) =>
          line.id === undefined ? line : { ...line, time: '2026-01-01T00:00:00' },
        );
        const events = sameTime.flatMap((line) => parseLogEvent(JSON.stringify(line)) ?? []);
        const given = { tasks, events, rows: new Map([['towns', rows]]), context };
        const streamed = simulateStreaming({ ...given, mappers });
        const expected = runInMemory(given);
        for (const { table: made } of tasks)
          expect(sorted(streamed.get(made.name))).toEqual(sorted(expected.get(made.name)));
      },
    ),
  );
});

it('writes lines that read back as they were', () => {
  const line = {
    group: 12,
    key: tupleText(['a\t\x01', null]),
    tuple: tupleText(['\\N', '']),
    id: 'e',
    times: 3,
  };
  expect(parseLine(printLine(line))).toEqual(line);
});

function sorted(rows: readonly Tuple[] = []): readonly string[] {
  return rows.map(tupleText).toSorted(compareBytes);
}
