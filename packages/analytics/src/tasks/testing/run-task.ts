import { runInMemory } from '../../engines/in-memory/run-in-memory.ts';
import type { LogEvent } from '../../log/log-event.ts';
import { parseLogEvent } from '../../log/parse-log-event.ts';
import type { FoldContext, Task } from '../define-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';

const context: FoldContext = {
  range: { from: '2000-01-01', to: '2100-01-01' },
  videoDropoff: 0.05,
  weeks: 24,
  countryOf: () => undefined,
};

export interface TaskTestInput {
  /** Rows of the tables that the task reads, by name. */
  readonly rows?: Readonly<Record<string, readonly Tuple[]>>;
  readonly context?: Partial<FoldContext>;
  /** The tasks whose tables it reads, in their order. */
  readonly behind?: readonly Task[];
}

/** The rows of one task over a few lines, given as objects or as text. */
export function runTask(
  task: Task,
  lines: readonly (object | string)[],
  { rows = {}, context: more, behind = [] }: TaskTestInput = {},
): readonly Tuple[] {
  const events = lines.flatMap((line): LogEvent[] => {
    const event = parseLogEvent(typeof line === 'string' ? line : JSON.stringify(line));
    return event === undefined ? [] : [event];
  });
  const tables = runInMemory({
    tasks: [...behind, task],
    events,
    rows: new Map(Object.entries(rows)),
    context: { ...context, ...more },
  });
  return tables.get(task.table.name) ?? [];
}
