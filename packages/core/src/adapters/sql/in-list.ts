import type { SqlValue } from './sql-session.ts';

interface ListPart {
  readonly marks: string;
  readonly values: readonly SqlValue[];
}

/**
 * Values for `IN (…)` and their marks: a power of two of them, the last repeated, so that a dozen statements are prepared
 * instead of one for each length. An empty list matches nothing.
 */
export function inList(all: readonly SqlValue[]): ListPart {
  const values = powerOfTwo(all.length === 0 ? [null] : all);
  return { marks: values.map(() => '?').join(', '), values };
}

/** The same of one condition or more, joined by OR: for keys of several columns. `all` is not empty. */
export function anyOf(condition: string, all: readonly (readonly SqlValue[])[]): ListPart {
  const sets = powerOfTwo(all);
  return { marks: sets.map(() => condition).join(' OR '), values: sets.flat() };
}

function powerOfTwo<T>(all: readonly T[]): readonly T[] {
  const missing = 2 ** Math.ceil(Math.log2(all.length)) - all.length;
  return [...all, ...Array.from({ length: missing }).flatMap(() => all.slice(-1))];
}
