import type { LogEvent } from '../../log/log-event.ts';
import type { EventPick, Range } from '../../tasks/define-task.ts';
import type { FoldGroup, TaskLevel } from '../../tasks/plan-tasks.ts';
import { takesType } from '../../tasks/takes-type.ts';
import { parseTuple, tupleText, type Tuple } from '../../tuples/tuple.ts';
import { parseRow, printLine } from './streaming-line.ts';

type Write = (line: string) => void;

/** What a level's groups pick of one event of the log. */
export function mapEvent(level: TaskLevel, range: Range, event: LogEvent, write: Write): void {
  const { date, type } = event;
  const inRange = date !== undefined && date >= range.from && date < range.to;
  for (const group of level) {
    for (const input of group.of) {
      if (input.from !== 'events' || !(inRange || input.undated === true)) continue;
      if (takesType(input.types, type)) pickEvent(group, input, event, write);
    }
  }
}

function pickEvent({ id }: FoldGroup, pick: EventPick, event: LogEvent, write: Write): void {
  pick.pick(event, emitting(id, event.id ?? '', write));
}

/** What they pick of a row, which `printRow` wrote. */
export function mapRow(level: TaskLevel, line: string, write: Write): void {
  const { table, row } = parseRow(line);
  for (const { id, of } of level) {
    for (const input of of) {
      if (input.from === 'rows' && input.table.name === table)
        input.pick(parseTuple(row), emitting(id, '', write));
    }
  }
}

function emitting(group: number, id: string, write: Write): (key: Tuple, tuple: Tuple) => void {
  return (key, tuple) =>
    write(printLine({ group, key: tupleText(key), tuple: tupleText(tuple), id, times: 1 }));
}
