import type { Table } from '../../tables/table.ts';
import { definePick, defineTask, pickRows } from '../../tasks/define-task.ts';
import type { Occurrence } from '../../tuples/tuple.ts';

/** Tasks that have between them everything that an engine must know: kinds of picks, levels, side tables, ranges, groups. */
const table = (name: string, columns: readonly string[], key?: readonly string[]): Table => ({
  name,
  kind: 'published',
  columns: columns.map((column) => ({ name: column, type: 'string' })),
  ...(key && { key }),
});

export const people: Table = table('people', ['username', 'country']);

const count = (occurrences: Iterable<Occurrence>): string => {
  let sum = 0;
  for (const { times } of occurrences) sum += times;
  return String(sum);
};

const answers = definePick({
  name: 'sample-answers',
  types: ['answer', 'again.*'],
  pick(event, emit) {
    emit([event.username], [event.time ?? null, String(event.data()?.['value'] ?? '')]);
  },
});
const twice = definePick({
  name: 'sample-twice',
  types: ['answer'],
  pick({ username }, emit) {
    emit(['twice'], [username]);
    emit(['twice'], [username]);
  },
});
const latest = definePick({
  name: 'sample-latest',
  types: ['*'],
  keep: 'last',
  pick: ({ username, time, ip }, emit) => emit([username], [time ?? null, ip]),
});
const ever = definePick({
  name: 'sample-ever',
  types: ['answer'],
  undated: true,
  pick: ({ username, date }, emit) => emit([username], ['ever', date ?? null]),
});

const answersByName = defineTask({
  name: 'answers-by-name',
  counts: 'First and last answers and how many there are.',
  table: table('answers_by_name', ['username', 'first', 'last', 'count'], ['username']),
  of: [answers],
  *fold([username = null], occurrences) {
    const all = [...occurrences];
    yield [username, all[0]?.tuple[1] ?? null, all.at(-1)?.tuple[1] ?? null, count(all)];
  },
});
const answersByDay = defineTask({
  name: 'answers-by-day',
  counts: 'Answers a day, days with an odd number twice.',
  table: { ...table('answers_by_day', ['username', 'date', 'count'], ['username']), parts: ['date'] },
  of: [answers],
  *fold([username = null], occurrences) {
    const days = Map.groupBy(occurrences, ({ tuple: [time] }) => time?.slice(0, 10) ?? '');
    for (const [day, all] of days) {
      yield [username, day, count(all)];
      if (Number(count(all)) % 2 === 1) yield [username, day, count(all)];
    }
  },
});
const names = defineTask({
  name: 'names-twice',
  counts: 'Who answered, twice an answer.',
  table: table('names_twice', ['username', 'count']),
  of: [twice],
  *fold(_, occurrences) {
    for (const { tuple, times } of occurrences) yield [tuple[0] ?? null, String(times)];
  },
});
const lastSeen = defineTask({
  name: 'last-seen',
  counts: 'Where and when somebody was seen last, and on how many days he ever answered.',
  table: table('last_seen', ['username', 'seen', 'ip', 'days'], ['username']),
  of: [latest, ever],
  *fold([username = null], occurrences) {
    const all = [...occurrences];
    const seen = all.find(({ tuple: [tag] }) => tag !== 'ever')?.tuple ?? [];
    const days = all.filter(({ tuple: [tag] }) => tag === 'ever');
    yield [username, seen[0] ?? null, seen[1] ?? null, count(days)];
  },
});
const byCountry = defineTask({
  name: 'answers-by-country',
  counts: 'Answers by country, and learners of it.',
  table: table('answers_by_country', ['username', 'country', 'count'], ['username']),
  of: [
    pickRows(answersByName.table, ([username = null, , , answered = null], emit) =>
      emit([username], ['n', answered]),
    ),
    pickRows(people, ([username = null, country = null], emit) => emit([username], ['country', country])),
  ],
  *fold([username = null], occurrences) {
    const all = [...occurrences];
    const countries = all.filter(({ tuple: [tag] }) => tag === 'country').map(({ tuple }) => tuple[1] ?? '');
    const answered = all.find(({ tuple: [tag] }) => tag === 'n')?.tuple[1];
    if (answered !== undefined) yield [username, countries.join() || null, answered];
  },
});
const perDay = defineTask({
  name: 'learners-by-day',
  counts: 'Learners who answered, by day, with the last day of the range.',
  table: table('learners_by_day', ['date', 'learners', 'to'], ['date']),
  of: [pickRows(answersByDay.table, ([username = null, day = null], emit) => emit([day], [username]))],
  ranged: true,
  *fold([day = null], occurrences, { range }) {
    yield [day, String([...occurrences].length), range.to];
  },
});

export const sampleTasks = [answersByName, answersByDay, names, lastSeen, byCountry, perDay];
