import { allTasks, type Task } from '@coursewright/analytics';
import { CoreError } from '@coursewright/core';

/** Throws `not_found` for a name that is none. */
export function taskNamed(name: string): Task {
  const found = allTasks.find((task) => task.name === name);
  if (found === undefined) throw new CoreError('not_found', `There is no task ${name}.`);
  return found;
}
