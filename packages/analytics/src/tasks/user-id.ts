import type { Json } from '@coursewright/core/shared';

/**
 * A learner's number as text, without leading zeros; undefined for anything else. (The original fails on a user id that
 * `int` does not take; such lines are left out here.)
 */
export function userIdOf(json: Json | undefined): string | undefined {
  if (typeof json === 'number') return Number.isSafeInteger(json) && json >= 0 ? String(json) : undefined;
  if (typeof json !== 'string' || !/^\d{1,16}$/.test(json)) return undefined;
  return userIdOf(Number(json));
}
