import { logLines } from '../lint/log-lines.ts';
import type { LogEvent } from '../log/log-event.ts';
import { FaultCounter, type FileFaults } from '../log/log-faults.ts';
import type { LogFile, LogSource } from '../log/log-source.port.ts';
import { parseLogEvent } from '../log/parse-log-event.ts';
import { mayHoldEventsOf } from '../log/select-log-files.ts';
import type { Range } from '../tasks/define-task.ts';

/**
 * The events of every file that may hold some of the range, file by file. Lines that are none are counted, and a file that
 * cannot be read on is left there: `onFaults` is told of each such file.
 */
export async function* eventsOfSource(
  source: LogSource,
  range: Range,
  onFaults: (file: string, faults: FileFaults) => void,
): AsyncGenerator<LogEvent> {
  const chosen = mayHoldEventsOf(range);
  for await (const file of source.files()) {
    if (!chosen(file)) continue;
    const faults = new FaultCounter();
    yield* eventsOfFile(file, faults);
    if (faults.faults.broken > 0 || faults.fault !== undefined) onFaults(file.name, faults.faults);
  }
}

async function* eventsOfFile(file: LogFile, faults: FaultCounter): AsyncGenerator<LogEvent> {
  const batches = logLines(file.open());
  for (;;) {
    const batch = await next(batches, faults);
    if (batch === undefined) return;
    for (const { number, bytes } of batch) {
      const text = bytes?.toString('utf8').trim();
      const event = text === undefined ? undefined : parseLogEvent(text);
      if (event !== undefined) yield event;
      else if (text !== '')
        faults.count(number, text === undefined ? 'too long' : 'no JSON object', () => text ?? '');
    }
  }
}

/** Only reading may fail here: an error of who takes the events is theirs. */
async function next<T>(items: AsyncGenerator<T>, faults: FaultCounter): Promise<T | undefined> {
  try {
    const { value, done } = await items.next();
    return done === true ? undefined : value;
  } catch (error) {
    faults.fault = error instanceof Error ? error.message : String(error);
    return undefined;
  }
}
