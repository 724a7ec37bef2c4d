import { allTasks } from '../tasks/all-tasks.ts';
import type { EventPick, Task } from '../tasks/define-task.ts';

export interface Origins {
  /** What is picked from events. */
  readonly picks: readonly EventPick[];
  /** Tables of the LMS that no task makes. */
  readonly sideTables: readonly string[];
}

/** What the numbers of a task begin with, through all tasks whose tables it reads. */
export function originsOf(task: Task, all: readonly Task[] = allTasks): Origins {
  const picks = new Set<EventPick>();
  const sideTables = new Set<string>();
  const seen = new Set<Task>();
  const follow = (one: Task): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const input of one.of) {
      if (input.from === 'events') picks.add(input);
      else {
        const maker = all.find(({ table }) => table.name === input.table.name);
        if (maker === undefined) sideTables.add(input.table.name);
        else follow(maker);
      }
    }
  };
  follow(task);
  return { picks: [...picks], sideTables: [...sideTables] };
}
