import { CoreError } from '../shared/core-error.ts';

/** Gives what stands in a line's place, or undefined for a line that stays. */
export type ReplaceLine = (line: string) => string | undefined;

/**
 * What a log writes in the line's place: blanks make it as long as it was, so that every position stays what it is.
 * undefined for a line that stays. Throws `bad_input` for one that is longer.
 */
export function replacedLine(line: string, replace: ReplaceLine): string | undefined {
  const next = replace(line)?.trimEnd();
  if (next === undefined || next === line.trimEnd()) return undefined;
  const missing = Buffer.byteLength(line) - Buffer.byteLength(next);
  if (missing < 0) throw new CoreError('bad_input', 'A line of the log is longer than the one in its place.');
  return next + ' '.repeat(missing);
}
