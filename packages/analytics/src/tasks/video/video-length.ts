import type { Field } from '../../tuples/tuple.ts';

/** Stands for a length that is not known. */
export const unknownDuration = -1;

/** Does a viewing end in the video? A second more is allowed: players round. */
export function endsInside(end: Field, duration: Field): boolean {
  return Number(duration) === unknownDuration || Number(end) <= Number(duration) + 1;
}
