import type { Range } from '../tasks/define-task.ts';
import type { LogFile } from './log-source.port.ts';

/** Days on both sides of a range that its events may be logged in (the original's `expand_interval`). */
const expandDays = 2;

/**
 * `YYYY-MM-DD` of a log that was rotated under a name with a date, `tracking.log-20140515.gz`,
 * `tracking.log-20140516-12345456.gz`, `tracking.log-20261124-09`; undefined for other names.
 */
export function logFileDate(name: string): string | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const found = /(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/.exec(base);
  return found === null ? undefined : `${found[1]}-${found[2]}-${found[3]}`;
}

/** Those that may hold events of the range: of names without a date all. Empty files hold none. */
export function mayHoldEventsOf({ from, to }: Range): (file: LogFile) => boolean {
  const first = shifted(from, -expandDays);
  const end = shifted(to, expandDays);
  return ({ name, size }) => {
    const date = logFileDate(name);
    return size > 0 && (date === undefined || (date >= first && date < end));
  };
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
