import { z } from 'zod';
import type { JsonObject } from '../../shared/json.ts';
import type { SqlRow, SqlValue } from './sql-session.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const values = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ utf8: z.string() }).transform((value) => new TextEncoder().encode(value.utf8)),
  z
    .strictObject({ base64: z.base64() })
    .transform((value) => Uint8Array.from(Buffer.from(value.base64, 'base64'))),
]);
const rows = z.record(z.string(), values);

/** A row as JSON that any adapter reads. */
export function portableRow(row: SqlRow): JsonObject {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, portable(value)]));
}

/** Throws `ZodError` for what is no row. */
export function rowOf(portableOne: JsonObject): Record<string, SqlValue> {
  return rows.parse(portableOne);
}

function portable(value: SqlValue) {
  if (!(value instanceof Uint8Array)) return value;
  try {
    return { utf8: utf8.decode(value) };
  } catch {
    return { base64: Buffer.from(value).toString('base64') };
  }
}
