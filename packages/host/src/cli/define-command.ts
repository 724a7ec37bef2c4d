import { parseArgs } from 'node:util';
import type { Cli } from './cli.ts';
import { closestName } from './closest-name.ts';
import { UsageError } from './usage-error.ts';

export interface CommandOption {
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
  /** What stands for the value in the help: `KEY`. */
  readonly value?: string;
  readonly help: string;
}

export type CommandOptions = Readonly<Record<string, CommandOption>>;

type OptionValues<Options extends CommandOptions> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; strict: true; allowPositionals: true }>
>['values'];

export interface CommandArgument {
  readonly name: string;
  readonly help: string;
  /** What it is where it is not given; without one it must be given. */
  readonly default?: string;
}

interface CommandDefinition<Options extends CommandOptions> {
  /** `course import`. */
  readonly name: string;
  /** In half a line. */
  readonly summary: string;
  /** What is worth knowing besides: formats, exit codes. */
  readonly notes?: string;
  readonly argument?: CommandArgument;
  readonly options?: Options;
  /** Resolves with the exit code, 0 where there is none. `argument` is empty for a command that takes none. */
  run(
    input: { readonly argument: string; readonly options: OptionValues<Options> },
    cli: Cli,
  ): Promise<number | void>;
}

/** A command whose line is parsed by its own declaration. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly notes?: string;
  readonly argument?: CommandArgument;
  readonly options: CommandOptions;
  /** Throws UsageError. */
  execute(args: readonly string[], cli: Cli): Promise<number>;
}

export function defineCommand<const Options extends CommandOptions = CommandOptions>(
  definition: CommandDefinition<Options>,
): Command {
  const options = definition.options ?? {};
  return {
    name: definition.name,
    summary: definition.summary,
    options,
    ...(definition.notes !== undefined && { notes: definition.notes }),
    ...(definition.argument && { argument: definition.argument }),
    execute: async (args, cli) => {
      const { values, positionals } = parse(args, definition);
      const [argument = definition.argument?.default ?? '', ...more] = positionals;
      if (definition.argument === undefined && positionals.length > 0) more.unshift(argument);
      if (more.length > 0) throw new UsageError(`${more.join(' ')} is more than the command takes.`);
      if (definition.argument && argument === '')
        throw new UsageError(`${definition.argument.name} is missing.`);
      return (await definition.run({ argument, options: values }, cli)) ?? 0;
    },
  };
}

function parse<Options extends CommandOptions>(
  args: readonly string[],
  { options }: CommandDefinition<Options>,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw asUsageError(error, Object.keys(options ?? {}));
  }
}

/** Says in one sentence what `parseArgs` found. */
function asUsageError(error: unknown, names: readonly string[]): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const [, typed] = /'-{1,2}([^' ]+)/.exec(error.message) ?? [];
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && typed !== undefined) {
    const near = closestName(typed, names);
    const dashes = typed.length > 1 ? '--' : '-';
    return new UsageError(
      `There is no option ${dashes}${typed}.`,
      near === undefined ? undefined : `Did you mean --${near}?`,
    );
  }
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return new UsageError(
      error.message.includes('does not take') ? `--${typed} takes no value.` : `--${typed} needs a value.`,
    );
  }
  return error;
}
