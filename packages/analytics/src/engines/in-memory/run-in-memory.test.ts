import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../log/log-event.ts';
import { parseLogEvent } from '../../log/parse-log-event.ts';
import type { Table } from '../../tables/table.ts';
import { definePick, defineTask, pickRows, type FoldContext } from '../../tasks/define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { runInMemory } from './run-in-memory.ts';

const string = (name: string) => ({ name, type: 'string' }) as const;
const table = (name: string, ...columns: string[]): Table => ({
  name,
  kind: 'published',
  columns: columns.map(string),
});
const answers = definePick({
  name: 'answers',
  types: ['problem_check'],
  pick: ({ username, time }, emit) => emit([username], [time ?? null]),
});
const first = defineTask({
  name: 'first-answers',
  counts: 'The first answer of each learner, and the number of answers.',
  table: table('first_answers', 'username', 'time', 'answers'),
  of: [answers],
  *fold([username = null], occurrences) {
    const all = [...occurrences];
    yield [username, all[0]?.tuple[0] ?? null, String(all.reduce((sum, { times }) => sum + times, 0))];
  },
});
const people: Table = table('people', 'username', 'country');
const byCountry = defineTask({
  name: 'by-country',
  counts: 'Learners who answered, by country.',
  table: table('by_country', 'username', 'country'),
  of: [
    pickRows(first.table, ([username = null], emit) => emit([username], ['answered'])),
    pickRows(people, ([username = null, country = null], emit) => emit([username], ['of', country])),
  ],
  *fold([username = null], occurrences) {
    const tags = new Map([...occurrences].map(({ tuple: [tag, value = null] }) => [tag, value]));
    if (tags.has('answered')) yield [username, tags.get('of') ?? null];
  },
});
const context: FoldContext = {
  range: { from: '2026-01-01', to: '2026-02-01' },
  videoDropoff: 0.05,
  weeks: 24,
  countryOf: () => undefined,
};
const answer = (username: string, time: string, id?: string): LogEvent[] => {
  const event = parseLogEvent(
    JSON.stringify({ event_type: 'problem_check', username, time, ...(id && { id }) }),
  );
  return event === undefined ? [] : [event];
};
const run = (events: readonly LogEvent[], rows: ReadonlyMap<string, readonly Tuple[]> = new Map()) =>
  runInMemory({ tasks: [first, byCountry], events, rows, context });

describe('runInMemory', () => {
  const events = [
    ...answer('ada', '2026-01-02T00:00:00.5+00:00'),
    ...answer('ben', '2026-01-03T00:00:00'),
    ...answer('ada', '2026-01-01T00:00:00'),
    ...answer('ada', '2026-01-01T00:00:00'),
  ];
  const rows = [
    ['ada', '2026-01-01T00:00:00.000000', '3'],
    ['ben', '2026-01-03T00:00:00.000000', '1'],
  ];

  it('folds the tuples of a key in the order of their bytes, whatever the order of the events', () => {
    expect(run(events).get('first_answers')).toEqual(rows);
    expect(run(events.toReversed()).get('first_answers')).toEqual(rows);
  });

  it('hands the rows of one task to the next, with those of side tables', () => {
    const people = [
      ['ben', 'IS'],
      ['cem', 'TR'],
    ];
    expect(run(events, new Map([['people', people]])).get('by_country')).toEqual([
      ['ada', null],
      ['ben', 'IS'],
    ]);
  });

  it('counts an event of ours once, however often it is in the log, and those of others as often as they come', () => {
    const twice = [
      ...answer('ada', '2026-01-01T00:00:00', 'e1'),
      ...answer('ada', '2026-01-01T00:00:00', 'e1'),
    ];
    expect(run(twice).get('first_answers')?.[0]?.[2]).toBe('1');
  });

  it('shows a pick the days of the range only, its last day exclusive', () => {
    const outside = [...answer('ada', '2025-12-31T23:59:59.9'), ...answer('ada', '2026-02-01T00:00:00')];
    expect(run(outside).get('first_answers')).toEqual([]);
  });

  it('orders keys by code point, beyond the basic plane too', () => {
    const named = ['\u{1F600}', '\uFF5E', 'z'].flatMap((name) => answer(name, '2026-01-01T00:00:00'));
    expect(
      run(named)
        .get('first_answers')
        ?.map(([name]) => name),
    ).toEqual(['z', '\uFF5E', '\u{1F600}']);
  });
});
