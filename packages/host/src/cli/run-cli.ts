import { CoreError } from '@coursewright/core';
import type { Cli } from './cli.ts';
import { commandHelp, overview } from './command-help.ts';
import type { Command } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import { findCommand } from './find-command.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

/** Runs one command line to its end and resolves with the exit code; faults are told on `errors`, without a stack. */
export async function runCli(
  commands: readonly Command[],
  args: readonly string[],
  cli: Cli,
): Promise<number> {
  const [first] = args;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    return helpOn(commands, args.slice(1), cli);
  }
  if (first === '--version' || first === '-v') {
    await writeLine(cli.output, cli.version);
    return exitCodes.ok;
  }
  try {
    const { command, rest } = findCommand(commands, args);
    const asked = rest.indexOf('--') === -1 ? rest : rest.slice(0, rest.indexOf('--'));
    if (asked.includes('--help') || asked.includes('-h')) {
      await writeLine(cli.output, commandHelp(command));
      return exitCodes.ok;
    }
    try {
      return await command.execute(rest, cli);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      throw new UsageError(error.message, error.hint ?? `See coursewright ${command.name} --help.`);
    }
  } catch (error) {
    return tell(error, cli);
  }
}

async function helpOn(commands: readonly Command[], words: readonly string[], cli: Cli): Promise<number> {
  try {
    const text = words.length === 0 ? overview(commands) : commandHelp(findCommand(commands, words).command);
    await writeLine(cli.output, text);
    return exitCodes.ok;
  } catch (error) {
    return tell(error, cli);
  }
}

async function tell(error: unknown, { errors, env }: Cli): Promise<number> {
  if (error instanceof UsageError) {
    await writeLine(
      errors,
      [`error: ${error.message}`, ...(error.hint ? [`  ${error.hint}`] : [])].join('\n'),
    );
    return exitCodes.usage;
  }
  const lines =
    error instanceof CoreError
      ? [`error: ${error.title}`, `  ${error.detail}`, `  ${error.hint}`]
      : ['error: Something went wrong', `  ${error instanceof Error ? error.message : String(error)}`];
  if (env['LOG_LEVEL'] === 'debug' && error instanceof Error) lines.push(String(error.stack));
  else if (!(error instanceof CoreError)) lines.push('  LOG_LEVEL=debug shows where.');
  await writeLine(errors, lines.join('\n'));
  return error instanceof CoreError && error.code === 'not_configured' ? exitCodes.config : exitCodes.failed;
}
