import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLogEvent } from '../log/parse-log-event.ts';
import { tupleText, type Tuple } from '../tuples/tuple.ts';
import { allTasks } from './all-tasks.ts';
import type { Emit, Task } from './define-task.ts';
import { foldTuples } from './testing/fold-tuples.ts';
import { taskContext } from './testing/task-context.ts';

const context = taskContext('2024-03-04-2024-03-23');
const needing = allTasks.filter(({ needs }) => needs !== undefined);
const field = fc.constantFrom(
  'course-v1:edX+DemoX+T1',
  '7',
  'ada',
  '2024-03-05',
  '2024-03-20',
  '1',
  '0',
  null,
);

const line = {
  username: 'ada',
  event_type: 'x',
  time: '2024-03-05T10:00:00',
  ip: '1.1.1.1',
  context: { user_id: 7 },
};
const event = parseLogEvent(JSON.stringify(line));

/** What other picks than the one that is needed give of rows of these fields, and of an event. */
function others({ of, needs }: Task, rows: readonly Tuple[]): Map<string, Tuple[]> {
  const byKey = new Map<string, Tuple[]>();
  const emit: Emit = (key, tuple) => {
    const name = tupleText(key);
    byKey.set(name, [...(byKey.get(name) ?? []), tuple]);
  };
  for (const pick of of) {
    if (pick === needs) continue;
    if (pick.from === 'rows') for (const row of rows) pick.pick(row, emit);
    else if (event !== undefined) pick.pick(event, emit);
  }
  return byKey;
}

describe.each(needing.map((task) => ({ name: task.name, task })))('$name', ({ task }) => {
  it('needs what it folds', () => expect(task.of).toContain(task.needs));

  it('makes no rows of keys without what it needs', () => {
    const rows = fc.array(fc.array(field, { minLength: 24, maxLength: 24 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (drawn) => {
        for (const [name, tuples] of others(task, drawn)) {
          expect(foldTuples(task, name.split('\t'), tuples, context)).toEqual([]);
        }
      }),
    );
  });
});
