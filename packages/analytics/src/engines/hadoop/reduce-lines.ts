import type { FoldContext } from '../../tasks/define-task.ts';
import type { FoldGroup, TaskLevel } from '../../tasks/plan-tasks.ts';
import { parseTuple, tupleText, type Occurrence } from '../../tuples/tuple.ts';
import { parseLine, printLine, printRow, type StreamingLine } from './streaming-line.ts';

/** Sorted lines with equal ones made one: Hadoop's combiner, and the reducer's first step. */
export function* combineLines(lines: Iterable<string>): Generator<StreamingLine> {
  let last: StreamingLine | undefined;
  for (const text of lines) {
    const line = parseLine(text);
    if (last === undefined || !isSame(last, line) || last.id !== line.id) {
      if (last !== undefined) yield last;
      last = line;
    } else if (line.id === '') last = { ...last, times: last.times + line.times };
  }
  if (last !== undefined) yield last;
}

export function* printedLines(lines: Iterable<StreamingLine>): Generator<string> {
  for (const line of lines) yield printLine(line);
}

/** Folds sorted lines key by key; the tuples of a key are held only where several tasks fold them. */
export function* reduceLines(
  levels: readonly TaskLevel[],
  lines: Iterable<string>,
  context: FoldContext,
): Generator<string> {
  const groups = new Map(levels.flat().map((group) => [group.id, group]));
  const source = new Peeked(combineLines(lines));
  for (let head = source.peek(); head !== undefined; head = source.peek()) {
    const group = groups.get(head.group);
    if (group === undefined)
      throw new TypeError(`The plan has no group ${head.group}: mapper and reducer differ.`);
    yield* foldKey(group, head, source, context);
  }
}

function* foldKey(
  { tasks }: FoldGroup,
  head: StreamingLine,
  source: Peeked<StreamingLine>,
  context: FoldContext,
): Generator<string> {
  const stream = occurrencesOf(head, source);
  const occurrences = tasks.length === 1 ? stream : [...stream];
  const key = parseTuple(head.key);
  for (const { table, fold } of tasks) {
    for (const row of fold(key, occurrences, context)) yield printRow(table.name, tupleText(row));
  }
  // A fold need not look at all of them; one that stops ends its stream, and not that of the key.
  for (const _rest of occurrencesOf(head, source));
}

function* occurrencesOf(head: StreamingLine, source: Peeked<StreamingLine>): Generator<Occurrence> {
  let next = source.peek();
  while (next !== undefined && next.group === head.group && next.key === head.key) {
    const { tuple } = next;
    let times = 0;
    while (next !== undefined && next.group === head.group && next.key === head.key && next.tuple === tuple) {
      times += next.times;
      source.take();
      next = source.peek();
    }
    yield { tuple: parseTuple(tuple), times };
  }
}

function isSame(one: StreamingLine, other: StreamingLine): boolean {
  return one.tuple === other.tuple && one.key === other.key && one.group === other.group;
}

class Peeked<Item> {
  readonly #items: Iterator<Item>;
  #next: IteratorResult<Item>;

  constructor(items: Iterable<Item>) {
    this.#items = items[Symbol.iterator]();
    this.#next = this.#items.next();
  }

  peek(): Item | undefined {
    return this.#next.done === true ? undefined : this.#next.value;
  }

  take(): void {
    this.#next = this.#items.next();
  }
}
