import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const check = z.object({
  id: z.string(),
  context: z.object({ user_id: z.number() }),
  event: z.object({ attempts: z.number() }),
});

export interface LoggedChecks {
  /** Ids of `problem_check` events of the server, in the order of the log. */
  readonly ids: readonly string[];
  /** Which attempts of each account they are, in ascending order. */
  readonly attempts: ReadonlyMap<number, readonly number[]>;
}

/** The judged answers in lines of a log. */
export function checksIn(lines: Iterable<string>): LoggedChecks {
  const ids: string[] = [];
  const attempts = new Map<number, number[]>();
  for (const line of lines) {
    if (!line.includes('"event_type":"problem_check","')) continue;
    const { id, context, event } = check.parse(JSON.parse(line));
    ids.push(id);
    const list = attempts.get(context.user_id) ?? [];
    list.push(event.attempts);
    attempts.set(context.user_id, list);
  }
  for (const list of attempts.values()) list.sort((a, b) => a - b);
  return { ids, attempts };
}

/** The beginnings of what pages have told is saved, in the order of the log. */
export function savesIn(lines: Iterable<string>): readonly string[] {
  const told = z.object({ event: z.string() });
  const beginnings: string[] = [];
  for (const line of lines) {
    if (!line.includes('"event_type":"problem_save","')) continue;
    beginnings.push(told.parse(JSON.parse(line)).event.slice(0, 36));
  }
  return beginnings;
}

/** Lines of a folder of logs, without files that are being written. */
export function* folderLines(folder: string): Generator<string> {
  for (const name of readdirSync(folder).toSorted()) {
    if (name.endsWith('.part')) continue;
    const bytes = readFileSync(path.join(folder, name));
    yield* (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n');
  }
}
