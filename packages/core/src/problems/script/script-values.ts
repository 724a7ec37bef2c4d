import { z } from 'zod';
import type { Json } from '../../shared/json.ts';

/** What a problem's script left for one seed. */
export interface ScriptContext {
  readonly code: string;
  /** JSON text in Python's writing, to be given to graders as it is. */
  readonly globals: string;
  /** What was kept from the script since it does not name it: graders are given what they name of it. */
  readonly kept: Readonly<Record<string, Json>>;
  /** As `str()` prints them, for `$name` in the problem. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Two JSON objects as one, the second's members over the first's; neither is read, so that Python's numbers stay as they are. */
export function withValues(globals: string, more: Readonly<Record<string, Json>>): string {
  const first = globals.trim().slice(1, -1).trim();
  const second = JSON.stringify(more).slice(1, -1);
  return `{${[first, second].filter((part) => part !== '').join(', ')}}`;
}

/** One member of what a script left, where it is of the shape asked for; Python's `NaN` and infinities are null. */
export function readValue<T>(globals: string, name: string, shape: z.ZodType<T>): T | undefined {
  const standard = globals.replaceAll(
    /("(?:[^"\\]|\\.)*")|-?\b(?:NaN|Infinity)\b/g,
    (_whole, text?: string) => text ?? 'null',
  );
  const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(standard));
  const value = parsed.success && Object.hasOwn(parsed.data, name) ? parsed.data[name] : undefined;
  return shape.safeParse(value).data;
}
