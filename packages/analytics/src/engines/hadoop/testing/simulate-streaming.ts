import type { LogEvent } from '../../../log/log-event.ts';
import type { FoldContext, Task } from '../../../tasks/define-task.ts';
import { planTasks, sideTablesOf } from '../../../tasks/plan-tasks.ts';
import { compareBytes, parseTuple, tupleText, type Tuple } from '../../../tuples/tuple.ts';
import { mapEvent, mapRow } from '../map-lines.ts';
import { combineLines, printedLines, reduceLines } from '../reduce-lines.ts';
import { parseRow, printRow } from '../streaming-line.ts';

interface Simulation {
  readonly tasks: readonly Task[];
  readonly events: readonly LogEvent[];
  readonly rows?: ReadonlyMap<string, readonly Tuple[]>;
  readonly context: FoldContext;
  /** How many mappers share the input; each combines what it has. */
  readonly mappers?: number;
}

/** What Hadoop Streaming does with our mapper, combiner and reducer, in memory: maps, sorts by bytes, reduces, level by level. */
export function simulateStreaming({
  tasks,
  events,
  rows = new Map(),
  context,
  mappers = 3,
}: Simulation): Map<string, readonly Tuple[]> {
  const levels = planTasks(tasks);
  const printed = sideTablesOf(tasks).flatMap(({ name }) =>
    (rows.get(name) ?? []).map((row) => printRow(name, tupleText(row))),
  );
  for (const level of levels) {
    const lines = Array.from({ length: mappers }, (_none, mapper) => {
      const mapped: string[] = [];
      const write = (line: string): unknown => mapped.push(line);
      const mine = <Item>(items: readonly Item[]) =>
        items.filter((_item, index) => index % mappers === mapper);
      for (const event of mine(events)) mapEvent(level, context.range, event, write);
      for (const row of mine(printed)) mapRow(level, row, write);
      return [...printedLines(combineLines(mapped.toSorted(compareBytes)))];
    });
    printed.push(...reduceLines(levels, lines.flat().toSorted(compareBytes), context));
  }
  const tables = new Map<string, Tuple[]>(tasks.map(({ table }) => [table.name, []]));
  for (const { table, row } of printed.map(parseRow)) tables.get(table)?.push(parseTuple(row));
  return tables;
}
