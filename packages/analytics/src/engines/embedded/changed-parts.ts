import type { KeyRows } from '../../tables/table-store.port.ts';
import type { Table } from '../../tables/table.ts';
import { readTuple } from '../../tuples/tuple-bytes.ts';
import { parseTuple, tupleText, type Tuple } from '../../tuples/tuple.ts';
import type { NewestRows } from './newest-rows.ts';

/**
 * Of the keys that came anew the parts (`Table.parts`) whose rows are not what they were before; a key of which no row stays,
 * whole. Of both each row is read once.
 */
export function* changedParts(table: Table, now: NewestRows, before: NewestRows): Generator<KeyRows> {
  const places = (table.parts ?? []).map((name) => table.columns.findIndex((column) => column.name === name));
  const partOf = (row: Tuple): Tuple => places.map((place) => row[place] ?? null);
  while (now.nextKey()) {
    const key = readTuple(now.key, 0, now.keyEnd);
    const old = before.find(now.key, now.keyEnd) ? rowTexts(before) : [];
    if (old.length === 0) {
      yield { key, rows: now.tuples() };
      continue;
    }
    const rows = rowTexts(now);
    const isOther = differing(old, rows);
    if (isOther.size === 0) continue;
    const changed = new Map<string, { readonly part: Tuple; readonly rows: Tuple[] }>();
    for (const text of isOther) {
      const part = partOf(parseTuple(text));
      changed.set(tupleText(part), { part, rows: [] });
    }
    const tuples = rows.map(parseTuple);
    let stays = false;
    for (const row of tuples) {
      const part = changed.get(tupleText(partOf(row)));
      if (part === undefined) stays = true;
      else part.rows.push(row);
    }
    if (stays)
      for (const { part, rows: ofPart } of changed.values()) yield { key: [...key, ...part], rows: ofPart };
    else yield { key, rows: tuples };
  }
}

/** Of the key at which they stand. */
function rowTexts(rows: NewestRows): string[] {
  const texts: string[] = [];
  rows.texts((bytes, start, end) => texts.push(bytes.toString('utf8', start, end)));
  return texts;
}

/** What stands more often in one than in the other. */
function differing(old: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const text of now) times.set(text, (times.get(text) ?? 0) + 1);
  for (const text of old) times.set(text, (times.get(text) ?? 0) - 1);
  return new Set([...times].flatMap(([text, more]) => (more === 0 ? [] : [text])));
}
