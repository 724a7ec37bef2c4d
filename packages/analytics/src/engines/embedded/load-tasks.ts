import type { Task } from '../../tasks/define-task.ts';
import type { TaskModule } from './engine-settings.ts';

/** The tasks that a module exports under a name. Throws `TypeError` where it exports no list. */
export async function loadTasks({ url, name }: TaskModule): Promise<readonly Task[]> {
  const loaded: Readonly<Record<string, readonly Task[] | undefined>> = await import(url);
  const tasks = loaded[name];
  if (!Array.isArray(tasks)) throw new TypeError(`${url} has no list of tasks named ${name}.`);
  return tasks;
}
