import type { EventPick, RowPick, Task } from './define-task.ts';

/** Tasks that fold the very same picks: what is picked for one is there for all. */
export interface FoldGroup {
  /** Of all groups of a plan, counted from 0: the same in every process that plans the same tasks. */
  readonly id: number;
  readonly of: readonly (EventPick | RowPick)[];
  readonly tasks: readonly Task[];
}

/** Groups whose inputs are all there once the levels before have run. */
export type TaskLevel = readonly FoldGroup[];

/** In which order tasks can run. Throws for a task that stands before one whose table it reads. */
export function planTasks(tasks: readonly Task[]): readonly TaskLevel[] {
  const madeAt = new Map<string, number>();
  const all = new Set(tasks.map(({ table }) => table.name));
  const levels: Task[][] = [];
  for (const task of tasks) {
    const level = Math.max(0, ...task.of.map((input) => levelOf(task, input, madeAt, all)));
    madeAt.set(task.table.name, level);
    (levels[level] ??= []).push(task);
  }
  let id = 0;
  return levels.map((level) => grouped(level).map((group) => ({ id: id++, ...group })));
}

function levelOf(
  task: Task,
  input: EventPick | RowPick,
  madeAt: ReadonlyMap<string, number>,
  all: ReadonlySet<string>,
): number {
  if (input.from === 'events') return 0;
  const made = madeAt.get(input.table.name);
  if (made !== undefined) return made + 1;
  if (!all.has(input.table.name)) return 0;
  throw new TypeError(`The task ${task.name} reads ${input.table.name}, which is made by a later one.`);
}

function grouped(tasks: readonly Task[]): Omit<FoldGroup, 'id'>[] {
  const groups: { of: Task['of']; tasks: Task[] }[] = [];
  for (const task of tasks) {
    const group = groups.find(
      ({ of }) => of.length === task.of.length && of.every((input, at) => input === task.of[at]),
    );
    if (group === undefined) groups.push({ of: task.of, tasks: [task] });
    else group.tasks.push(task);
  }
  return groups;
}

/** The tasks of these names, and before them those whose tables they read. Throws `TypeError` for a name that is none. */
export function chooseTasks(all: readonly Task[], names: readonly string[]): readonly Task[] {
  const byTable = new Map(all.map((task) => [task.table.name, task]));
  const chosen = new Set<Task>();
  const choose = (task: Task): void => {
    if (chosen.has(task)) return;
    chosen.add(task);
    for (const input of task.of) {
      const before = input.from === 'rows' ? byTable.get(input.table.name) : undefined;
      if (before !== undefined) choose(before);
    }
  };
  for (const name of names) {
    const task = all.find((one) => one.name === name);
    if (task === undefined) throw new TypeError(`There is no task ${name}.`);
    choose(task);
  }
  return all.filter((task) => chosen.has(task));
}

/** The tables that tasks read and none of them makes: the LMS's. */
export function sideTablesOf(tasks: readonly Task[]): readonly RowPick['table'][] {
  const made = new Set(tasks.map(({ table }) => table.name));
  const read = tasks.flatMap(({ of }) => of.flatMap((input) => (input.from === 'rows' ? [input.table] : [])));
  return [...new Map(read.map((table) => [table.name, table])).values()].filter(
    ({ name }) => !made.has(name),
  );
}
