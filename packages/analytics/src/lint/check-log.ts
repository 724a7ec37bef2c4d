import type { Readable } from 'node:stream';
import { checkLine, type CheckOptions } from './check-line.ts';
import { logLines } from './log-lines.ts';
import type { LogReporter } from './log-report.ts';

/** Checks a log file line by line; one that cannot be read to its end is a fault of its own, and no more. */
export async function checkLog(
  file: string,
  bytes: Readable,
  reporter: LogReporter,
  options: CheckOptions,
): Promise<void> {
  reporter.file();
  let last = 0;
  try {
    for await (const lines of logLines(bytes)) {
      for (const { number, bytes: line } of lines) {
        last = number;
        if (line === undefined) {
          const message = 'The line is longer than 32 MiB.';
          reporter.fault(file, number, { code: 'too_long', path: '', message });
        } else if (number === 1 && isUtf16(line)) {
          const message = 'The file is UTF-16; tracking logs are UTF-8.';
          reporter.fault(file, 1, { code: 'not_text', path: '', message });
          return;
        } else if (!isBlank(line)) reporter.line(file, number, checkLine(line, options));
      }
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `The file cannot be read beyond this line: ${why}.`;
    reporter.fault(file, last, { code: 'unreadable', path: '', message });
  }
}

function isUtf16(line: Buffer): boolean {
  return (line[0] === 0xff && line[1] === 0xfe) || (line[0] === 0xfe && line[1] === 0xff);
}

function isBlank(line: Buffer): boolean {
  return line.length < 64 && line.toString('latin1').trim() === '';
}
