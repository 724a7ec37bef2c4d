import { allTasks, chooseTasks, type Range, type Task } from '@coursewright/analytics';
import { closestName } from './closest-name.ts';
import { UsageError } from './usage-error.ts';

/** The days from `--from` to before `--to`: without them, all until today. */
export function chosenRange(from: string | undefined, to: string | undefined, now: Date): Range {
  const tomorrow = new Date(now.valueOf() + 86_400_000).toISOString().slice(0, 10);
  const range = { from: chosenDate('--from', from ?? '0001-01-01'), to: chosenDate('--to', to ?? tomorrow) };
  if (range.from < range.to) return range;
  throw new UsageError(
    `--from ${range.from} is not before --to ${range.to}: the day of --to is not counted.`,
  );
}

function chosenDate(option: string, text: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDate || new Date(text).toISOString().slice(0, 10) !== text)
    throw new UsageError(`${option} ${text} is no date: write YYYY-MM-DD.`);
  return text;
}

/** The named tasks, with commas between, and those that they need; without names all. */
export function chosenTasks(names: string | undefined): readonly Task[] {
  if (names === undefined) return allTasks;
  const list = names.split(',').map((name) => name.trim());
  // The original's users know its tables better than our tasks.
  const byTable = new Map(allTasks.map(({ name, table }) => [table.name, name]));
  return chooseTasks(
    allTasks,
    list.map((name) => {
      const known = allTasks.some((task) => task.name === name) ? name : byTable.get(name);
      if (known !== undefined) return known;
      const near = closestName(
        name,
        allTasks.map((task) => task.name),
      );
      throw new UsageError(
        `There is no task ${name}.`,
        near === undefined ? 'coursewright analytics tasks lists them.' : `Did you mean ${near}?`,
      );
    }),
  );
}

/** A whole number of days; undefined where none is given. */
export function chosenDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) === 0)
    throw new UsageError(`--overwrite-days ${text} is no number of days.`);
  return Number(text);
}
