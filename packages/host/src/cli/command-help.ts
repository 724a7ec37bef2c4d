import type { Command } from './define-command.ts';

/** What `coursewright help` shows. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(
    ({ name, argument, summary }) => [`${name}${placeOf(argument)}`, summary] as const,
  );
  return [
    'Usage: coursewright COMMAND [ARGUMENT] [OPTIONS]',
    '',
    ...columns(rows),
    '',
    'coursewright help COMMAND tells more. Settings come from the environment: COURSEWRIGHT_DATA, PORT and others.',
  ].join('\n');
}

/** What `coursewright COMMAND --help` shows. */
export function commandHelp({ name, summary, notes, argument, options }: Command): string {
  const rows = Object.entries(options).map(
    ([option, { value, type, multiple, help }]) =>
      [
        `--${option}${type === 'string' ? ` ${value ?? 'VALUE'}` : ''}`,
        multiple === true ? `${help} May be given several times.` : help,
      ] as const,
  );
  const lines = [`Usage: coursewright ${name}${placeOf(argument)} [OPTIONS]`, '', `${summary}.`];
  if (notes !== undefined) lines.push('', notes);
  if (argument) lines.push('', ...columns([[argument.name, argument.help]]));
  lines.push('', ...columns([...rows, ['--help', 'Shows this.']]));
  return lines.join('\n');
}

function placeOf(argument: Command['argument']): string {
  if (argument === undefined) return '';
  return argument.default === undefined ? ` ${argument.name}` : ` [${argument.name}]`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
