import type { SqlValue } from './sql-session.ts';

/**
 * Values for `IN (…)` and their marks: a power of two of them, the last repeated, so that a dozen statements are prepared
 * instead of one for each length. An empty list matches nothing.
 */
export function inList(all: readonly SqlValue[]): {
  readonly marks: string;
  readonly values: readonly SqlValue[];
} {
  const last = all.at(-1) ?? null;
  let length = 1;
  while (length < all.length) length *= 2;
  const values = Array.from({ length }, (_, index) => all[index] ?? last);
  return { marks: values.map(() => '?').join(', '), values };
}
