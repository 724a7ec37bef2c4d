import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

type Pick = (answers: Readonly<Record<string, unknown>>) => string;

/** The answers of `problem_check` events in a folder of event logs, by account: what `pick` takes from an event's `answers`. */
export function loggedAnswers(events: string, pick: Pick): ReadonlyMap<number, string[]> {
  const files = readdirSync(events, { recursive: true, withFileTypes: true });
  const lines = files
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(path.join(parentPath, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n');
    });
  return answersIn(lines, pick);
}

/** The same of lines of a log. */
export function answersIn(lines: readonly string[], pick: Pick): ReadonlyMap<number, string[]> {
  const found = new Map<number, string[]>();
  for (const line of lines) {
    if (line === '') continue;
    const { name: event, context, event: data } = JSON.parse(line);
    if (event !== 'problem_check') continue;
    const list = found.get(context.user_id) ?? [];
    list.push(pick(data.answers));
    found.set(context.user_id, list);
  }
  return found;
}
