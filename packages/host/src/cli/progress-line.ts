import type { Cli } from './cli.ts';

/** One line on a terminal that says how far something is; nothing where nobody watches. */
export interface ProgressLine {
  show(done: number, of: number, what: string): void;
  clear(): void;
}

const INTERVAL = 50;

export function progressLine(errors: Cli['errors']): ProgressLine {
  if (errors.isTTY !== true) return { show: () => {}, clear: () => {} };
  let last = 0;
  return {
    show: (done, of, what) => {
      const now = Date.now();
      if (now - last < INTERVAL && done < of) return;
      last = now;
      errors.write(`\r\u001B[2K${what} ${done} of ${of}`);
    },
    clear: () => {
      if (last > 0) errors.write('\r\u001B[2K');
    },
  };
}
