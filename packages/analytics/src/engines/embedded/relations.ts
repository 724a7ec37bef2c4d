import type { EventPick, RowPick, Task } from '../../tasks/define-task.ts';
import { planTasks, type FoldGroup, type TaskLevel } from '../../tasks/plan-tasks.ts';

/** What is picked for a group from the rows of one table. */
export interface RowRelation {
  readonly name: string;
  readonly pick: RowPick;
}

/** Tasks in the order in which they run, and the names that what is picked for them has in the state. */
export interface Plan {
  readonly tasks: readonly Task[];
  readonly levels: readonly TaskLevel[];
  readonly eventPicks: readonly EventPick[];
  /** By the name of the table whose rows are picked from. */
  readonly rowRelations: ReadonlyMap<string, readonly RowRelation[]>;
}

export function planRelations(tasks: readonly Task[]): Plan {
  const levels = planTasks(tasks);
  const eventPicks = new Set<EventPick>();
  const rowRelations = new Map<string, RowRelation[]>();
  for (const group of levels.flat()) {
    for (const [index, pick] of group.of.entries()) {
      if (pick.from === 'events') eventPicks.add(pick);
      else
        rowRelations.set(pick.table.name, [
          ...(rowRelations.get(pick.table.name) ?? []),
          { name: relationName(group, index), pick },
        ]);
    }
  }
  return { tasks, levels, eventPicks: [...eventPicks], rowRelations };
}

/** Of what a group folds from its input with this index. */
export function relationName(group: FoldGroup, index: number): string {
  const pick = group.of[index];
  if (pick?.from === 'events') return eventRelation(pick);
  return `rows:${group.tasks[0]?.name ?? ''}:${index}`;
}

export function eventRelation(pick: EventPick): string {
  return `event:${pick.name}`;
}
