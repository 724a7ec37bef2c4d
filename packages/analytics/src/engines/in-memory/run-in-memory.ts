import type { LogEvent } from '../../log/log-event.ts';
import type { EventPick, FoldContext, RowPick, Task } from '../../tasks/define-task.ts';
import { takesType } from '../../tasks/takes-type.ts';
import { compareBytes, parseTuple, tupleText, type Occurrence, type Tuple } from '../../tuples/tuple.ts';

export interface InMemoryInput {
  readonly tasks: readonly Task[];
  readonly events: Iterable<LogEvent>;
  /** Rows of side tables by the table's name. */
  readonly rows?: ReadonlyMap<string, readonly Tuple[]>;
  readonly context: FoldContext;
}

/**
 * Runs tasks over what fits in memory: the plainest reading of the task contract, which the other engines are compared
 * with. `tasks` stand behind those whose tables they read. Gives every table's rows, in the order of keys and folds.
 */
export function runInMemory({
  tasks,
  events,
  rows = new Map(),
  context,
}: InMemoryInput): Map<string, readonly Tuple[]> {
  const bags = pickEvents(tasks, events, context);
  const tables = new Map(rows);
  for (const task of tasks) {
    const bag = mergeBags(
      task.of.map((input) => (input.from === 'events' ? bags.get(input) : pickAll(input, tables))),
    );
    tables.set(task.table.name, [...foldBag(task, bag, context)]);
  }
  return tables;
}

/** Texts of keys → texts of tuples → how often. */
type Bag = Map<string, Map<string, number>>;

function pickEvents(
  tasks: readonly Task[],
  events: Iterable<LogEvent>,
  { range }: FoldContext,
): Map<EventPick, Bag> {
  const picks = new Set(tasks.flatMap(({ of }) => of.filter((input) => input.from === 'events')));
  const bags = new Map([...picks].map((pick): [EventPick, Bag] => [pick, new Map()]));
  const seen = new Set<string>();
  for (const event of events) {
    if (event.id !== undefined && seen.size === seen.add(event.id).size) continue;
    const { date, type } = event;
    const inRange = date !== undefined && date >= range.from && date < range.to;
    for (const [pick, bag] of bags) {
      if ((inRange || pick.undated === true) && takesType(pick.types, type))
        pick.pick(event, into(bag, pick.keep));
    }
  }
  return bags;
}

function pickAll({ table, pick }: RowPick, tables: ReadonlyMap<string, readonly Tuple[]>): Bag {
  const bag: Bag = new Map();
  for (const row of tables.get(table.name) ?? []) pick(row, into(bag));
  return bag;
}

function into(bag: Bag, keep?: 'last'): (key: Tuple, tuple: Tuple) => void {
  return (key, tuple) => {
    const name = tupleText(key);
    const text = tupleText(tuple);
    const tuples = bag.get(name);
    if (tuples === undefined) bag.set(name, new Map([[text, 1]]));
    else if (keep === undefined) tuples.set(text, (tuples.get(text) ?? 0) + 1);
    else if ([...tuples.keys()].every((other) => compareBytes(other, text) < 0))
      bag.set(name, new Map([[text, 1]]));
  };
}

function mergeBags(bags: readonly (Bag | undefined)[]): Bag {
  const merged: Bag = new Map();
  for (const [key, tuples] of bags.flatMap((bag) => [...(bag ?? [])])) {
    const all = merged.get(key) ?? new Map<string, number>();
    for (const [text, times] of tuples) all.set(text, (all.get(text) ?? 0) + times);
    merged.set(key, all);
  }
  return merged;
}

function* foldBag(task: Task, bag: Bag, context: FoldContext): Generator<Tuple> {
  for (const [key, tuples] of [...bag].sort(([a], [b]) => compareBytes(a, b))) {
    const sorted = [...tuples].sort(([a], [b]) => compareBytes(a, b));
    const occurrences = sorted.map(([text, times]): Occurrence => ({ tuple: parseTuple(text), times }));
    yield* task.fold(parseTuple(key), occurrences, context);
  }
}
