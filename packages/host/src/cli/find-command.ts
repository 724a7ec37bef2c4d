import { closestName } from './closest-name.ts';
import type { Command } from './define-command.ts';
import { UsageError } from './usage-error.ts';

/** The command that the words begin with, and the words after it. Throws UsageError, naming what may have been meant. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } {
  for (const length of [3, 2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = commands.find((one) => one.name === name);
    if (command) return { command, rest: words.slice(length) };
  }
  throw unknown(
    commands.map(({ name }) => name),
    words.filter((word) => !word.startsWith('-')),
  );
}

function unknown(names: readonly string[], [first = '', ...more]: readonly string[]): UsageError {
  const group = names.filter((name) => name.startsWith(`${first} `));
  if (group.length > 0 && more.length === 0) {
    return new UsageError(`${first} is not a command by itself.`, `There are: ${group.join(', ')}.`);
  }
  const typed = [first, ...more.slice(0, 2)];
  const near = [3, 2, 1]
    .map((length) => closestName(typed.slice(0, length).join(' '), names))
    .find((name) => name !== undefined);
  const hint = group.length > 0 ? `There are: ${group.join(', ')}.` : 'See coursewright help.';
  return new UsageError(
    `There is no command ${typed.slice(0, 2).join(' ')}.`,
    near === undefined ? hint : `Did you mean coursewright ${near}?`,
  );
}
