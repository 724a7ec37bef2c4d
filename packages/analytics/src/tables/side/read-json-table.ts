import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';
import type { Field, Tuple } from '../../tuples/tuple.ts';
import { namesOfColumn, rowOfSource, sideFault, type Place } from './row-of-source.ts';
import type { SideTable } from './side-table.ts';
import { textChunks, textLines } from './text-chunks.ts';

/**
 * Rows of a dump of an API: an object on each line, or one document. Each object is a row by its members' names, whose
 * objects and arrays become JSON text; arrays, and the pages that APIs answer with (`results`, `items`), are rows of their
 * own. Throws `bad_input` with file and line.
 */
export async function* readJsonTable(table: SideTable, file: string): AsyncGenerator<Tuple> {
  let first = true;
  for await (const { text, line } of textLines(file)) {
    if (text.trim() === '') continue;
    const json = parse(text);
    if (json === undefined) {
      if (!first) throw sideFault(table, { file, line }, 'the line is no JSON');
      yield* readDocument(table, file);
      return;
    }
    first = false;
    yield* rowsOfJson(table, json, { file, line });
  }
}

async function* readDocument(table: SideTable, file: string): AsyncGenerator<Tuple> {
  let text = '';
  for await (const chunk of textChunks(file)) text += chunk;
  const json = parse(text);
  if (json === undefined)
    throw sideFault(table, { file, line: 1 }, 'neither its lines nor the whole are JSON');
  yield* rowsOfJson(table, json, { file, line: 1 });
}

/** The rows of what one line, or a whole document, holds. */
export function* rowsOfJson(table: SideTable, json: Json, place: Place): Generator<Tuple> {
  for (const object of objectsOf(json)) {
    if (!isJsonObject(object)) throw sideFault(table, place, 'a row is no object');
    const names = table.columns.map((column) => nameIn(object, namesOfColumn(table, column)));
    // A row of something else, as a page of an API's courses that has none.
    if (names.every((name) => name === undefined)) continue;
    const fields = names.map((name) => (name === undefined ? null : fieldOf(object[name])));
    const own = table.columns.map(({ name }) => name);
    yield rowOfSource(table, own, place)(fields, place);
  }
}

function objectsOf(json: Json): readonly Json[] {
  if (isList(json)) return json;
  if (!isJsonObject(json)) return [json];
  const page = json['results'] ?? json['items'];
  return page !== undefined && isList(page) ? page : [json];
}

function nameIn(object: JsonObject, names: readonly string[]): string | undefined {
  return names.find((name) => Object.hasOwn(object, name));
}

function fieldOf(json: Json | undefined): Field {
  if (json === undefined || json === null) return null;
  return typeof json === 'object' ? JSON.stringify(json) : String(json);
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function parse(text: string): Json | undefined {
  try {
    const json: Json = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}
