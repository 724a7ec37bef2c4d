import type { InMemoryInput } from '../../engines/in-memory/run-in-memory.ts';
import type { LogEvent } from '../../log/log-event.ts';
import type { EventPick, FoldContext, RowPick, Task } from '../define-task.ts';
import { takesType } from '../takes-type.ts';
import { compareBytes, parseTuple, tupleText, type Occurrence, type Tuple } from '../../tuples/tuple.ts';

/** Texts of keys → texts of tuples → how often. */
type Bag = Map<string, Map<string, number>>;

interface TaskState {
  readonly task: Task;
  /** One for each of `task.of`. */
  readonly bags: readonly Bag[];
  /** What each key was last folded into. */
  readonly rows: Map<string, readonly Tuple[]>;
}

interface Change {
  readonly table: string;
  readonly row: Tuple;
  readonly by: 1 | -1;
}

/**
 * What `runInMemory` gives, but part after part: each folds again only the keys that it touches, and replaces their rows in what was
 * there before, by `Table.key`. So it holds tasks to what engines that go on from earlier results ask of them.
 */
export function runInParts(
  { tasks, rows = new Map(), context }: Omit<InMemoryInput, 'events'>,
  parts: readonly (readonly LogEvent[])[],
): Map<string, readonly Tuple[]> {
  const states = tasks.map((task): TaskState => ({
    task,
    bags: task.of.map(() => new Map()),
    rows: new Map(),
  }));
  let changes = [...rows].flatMap(([table, all]) => all.map((row): Change => ({ table, row, by: 1 })));
  for (const part of parts) {
    for (const state of states) changes = [...changes, ...foldTouched(state, part, changes, context)];
    changes = [];
  }
  return new Map(states.map(({ task, rows: byKey }) => [task.table.name, [...byKey.values()].flat()]));
}

function foldTouched(
  state: TaskState,
  events: readonly LogEvent[],
  changes: readonly Change[],
  context: FoldContext,
): Change[] {
  const { task, bags, rows } = state;
  const touched = new Set<string>();
  for (const [place, input] of task.of.entries()) {
    const bag = bags[place] ?? new Map();
    if (input.from === 'events') pickEvents(input, events, bag, touched, context);
    else pickChanges(input, changes, bag, touched);
  }
  const made: Change[] = [];
  for (const text of touched) {
    const key = parseTuple(text);
    const occurrences = occurrencesOf(bags.map((bag) => bag.get(text)));
    const folded = occurrences.length === 0 ? [] : [...task.fold(key, occurrences, context)];
    checkKey(task, key, folded);
    const table = task.table.name;
    made.push(...(rows.get(text) ?? []).map((row): Change => ({ table, row, by: -1 })));
    made.push(...folded.map((row): Change => ({ table, row, by: 1 })));
    rows.set(text, folded);
  }
  return made;
}

function pickEvents(
  pick: EventPick,
  events: readonly LogEvent[],
  bag: Bag,
  touched: Set<string>,
  { range }: FoldContext,
): void {
  for (const event of events) {
    const { date = '', type } = event;
    if (date < range.from || date >= range.to || !takesType(pick.types, type)) continue;
    pick.pick(event, (key, tuple) => {
      const text = tupleText(key);
      add(bag, text, tupleText(tuple), 1);
      if (pick.keep === 'last') keepGreatest(bag, text);
      touched.add(text);
    });
  }
}

function pickChanges(
  { table, pick }: RowPick,
  changes: readonly Change[],
  bag: Bag,
  touched: Set<string>,
): void {
  for (const { row, by } of changes.filter((change) => change.table === table.name))
    pick(row, (key, tuple) => {
      add(bag, tupleText(key), tupleText(tuple), by);
      touched.add(tupleText(key));
    });
}

function add(bag: Bag, key: string, tuple: string, by: number): void {
  const tuples = bag.get(key) ?? new Map<string, number>();
  bag.set(key, tuples);
  const times = (tuples.get(tuple) ?? 0) + by;
  if (times === 0) tuples.delete(tuple);
  else tuples.set(tuple, times);
}

function keepGreatest(bag: Bag, key: string): void {
  const tuples = [...(bag.get(key)?.keys() ?? [])].sort(compareBytes);
  const greatest = tuples.at(-1);
  if (greatest !== undefined) bag.set(key, new Map([[greatest, 1]]));
}

function occurrencesOf(bags: readonly (ReadonlyMap<string, number> | undefined)[]): Occurrence[] {
  const all = new Map<string, number>();
  for (const [text, times] of bags.flatMap((bag) => [...(bag ?? [])]))
    all.set(text, (all.get(text) ?? 0) + times);
  const sorted = [...all].sort(([a], [b]) => compareBytes(a, b));
  return sorted.map(([text, times]) => ({ tuple: parseTuple(text), times }));
}

/** Rows can be replaced by key only where they hold the key they were folded under. */
function checkKey({ name, table }: Task, key: Tuple, rows: readonly Tuple[]): void {
  if (table.key === undefined) return;
  const places = table.key.map((column) => table.columns.findIndex((other) => other.name === column));
  for (const row of rows)
    if (
      row.length !== table.columns.length ||
      places.some((place, at) => row[place] !== key[at]) ||
      places.length !== key.length
    )
      throw new Error(
        `${name} folds ${tupleText(key)} into ${tupleText(row)}, which does not fit the key of ${table.name}.`,
      );
}

/** Rows of a table as texts, in the order of their bytes: tables are the same when these are. */
export function tableTexts(rows: readonly Tuple[] | undefined): string[] {
  return (rows ?? []).map(tupleText).sort(compareBytes);
}

/** The task, behind those whose tables it reads. */
export function withItsSources(task: Task, all: readonly Task[]): readonly Task[] {
  const needed = new Set([task]);
  for (const other of all.toReversed())
    if (
      [...needed].some(({ of }) => of.some((input) => input.from === 'rows' && input.table === other.table))
    )
      needed.add(other);
  return all.filter((other) => needed.has(other));
}
