import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** The same data with every text in it, names of members too, made another. */
export function mapTexts(data: JsonObject, other: (text: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [other(name), mapped(value, other)]));
}

function mapped(value: Json, other: (text: string) => string): Json {
  if (typeof value === 'string') return other(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, other));
  return isJsonObject(value) ? mapTexts(value, other) : value;
}
