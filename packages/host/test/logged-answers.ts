import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The answers of `problem_check` events in a folder of event logs, by account: what `pick` takes from an event's `answers`. */
export function loggedAnswers(
  events: string,
  pick: (answers: Readonly<Record<string, unknown>>) => string,
): ReadonlyMap<number, string[]> {
  const found = new Map<number, string[]>();
  for (const name of readdirSync(events)) {
    const bytes = readFileSync(path.join(events, name));
    const lines = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().split('\n');
    for (const line of lines) {
      if (line === '') continue;
      const { name: event, context, event: data } = JSON.parse(line);
      if (event !== 'problem_check') continue;
      const list = found.get(context.user_id) ?? [];
      list.push(pick(data.answers));
      found.set(context.user_id, list);
    }
  }
  return found;
}
