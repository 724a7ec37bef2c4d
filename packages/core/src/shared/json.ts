export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Is what `JSON.parse` gave an object? Its members are JSON then. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Data as JSON has it: members that are undefined are left out. */
export function asJsonObject(data: object): JsonObject {
  return parseJsonObject(JSON.stringify(data));
}

/** The object of a text that `JSON.stringify` wrote. Throws `SyntaxError` for any other. */
export function parseJsonObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (isJsonObject(value)) return value;
  throw new SyntaxError(`This is no object: ${text.slice(0, 100)}`);
}
