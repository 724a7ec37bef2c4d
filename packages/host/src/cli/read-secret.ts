import { CoreError } from '@coursewright/core';
import { inputLines } from './input-lines.ts';
import type { Cli } from './cli.ts';

/**
 * A password from the keyboard, typed twice and not shown, or the first line of standard input. Never from the
 * command line: that is in the shell's history and in every process list. Throws `bad_input`.
 */
export async function readSecret({ input, errors }: Cli, what: string): Promise<string> {
  if (input.isTTY !== true || input.setRawMode === undefined) {
    const { value } = await inputLines(input).next();
    if (value === undefined || value === '')
      throw new CoreError('bad_input', `Standard input has no ${what}: give it as its first line.`);
    return value;
  }
  const first = await ask({ input, errors }, `${what}: `);
  const second = await ask({ input, errors }, `${what} again: `);
  if (first !== second) throw new CoreError('bad_input', 'The two are not the same.');
  if (first === '') throw new CoreError('bad_input', `The ${what} is empty.`);
  return first;
}

/** One line from the keyboard without echo. */
function ask({ input, errors }: Pick<Cli, 'input' | 'errors'>, question: string): Promise<string> {
  errors.write(question);
  input.setRawMode?.(true);
  input.resume();
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (finish: () => void) => {
      input.off('data', take);
      input.setRawMode?.(false);
      input.pause();
      errors.write('\n');
      finish();
    };
    const take = (chunk: Uint8Array | string) => {
      for (const character of String(chunk)) {
        if (character === '\r' || character === '\n' || character === '\u0004') {
          end(() => resolve(typed.join('')));
          return;
        }
        // Raw mode brings Ctrl-C as a character.
        if (character === '\u0003') {
          end(() => reject(new CoreError('bad_input', 'Stopped; nothing was changed.')));
          return;
        }
        if (character === '\u007F' || character === '\b') typed = typed.slice(0, -1);
        else if (character === '\u0015') typed = [];
        else typed.push(character);
      }
    };
    input.on('data', take);
  });
}
