import { mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ZodType } from 'zod';

/** A value kept in memory and in one file, which always holds a whole one. */
export interface JsonFile<Value> {
  get(): Value;
  /** Resolves when the new value is in the file. */
  set(value: Value): Promise<void>;
}

/** Opens the file, or starts with `initial` where there is none. Throws for a file that does not hold what it should. */
export function openJsonFile<Value>(file: string, schema: ZodType<Value>, initial: Value): JsonFile<Value> {
  mkdirSync(path.dirname(file), { recursive: true });
  let value = read(file, schema) ?? initial;
  let writing = Promise.resolve();
  let waiting: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    waiting = undefined;
    // A rename replaces the file at once: a crash leaves the old one or the new one.
    await writeFile(`${file}.new`, JSON.stringify(value, undefined, 1), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  return {
    get: () => value,
    set: (next) => {
      value = next;
      // Those who come while a write runs share the next one, which has the newest value.
      waiting ??= writing = writing.then(write, write);
      return waiting;
    },
  };
}

function read<Value>(file: string, schema: ZodType<Value>): Value | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} is damaged: delete it, or restore it from a backup.`, { cause: error });
  }
}
