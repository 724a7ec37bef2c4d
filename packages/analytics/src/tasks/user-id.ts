import type { Json } from '@coursewright/core/shared';

/**
 * A learner's number as text, without leading zeros; undefined for anything else. (The original fails on a user id that
 * `int` does not take; such lines are left out here.)
 */
export function userIdOf(json: Json | undefined): string | undefined {
  if (typeof json === 'number') return Number.isSafeInteger(json) && json >= 0 ? String(json) : undefined;
  if (typeof json !== 'string') return undefined;
  if (json !== last) [last, lastId] = [json, idOf(json)];
  return lastId;
}

/** Every task asks of the same event. */
let last = '';
let lastId: string | undefined;

function idOf(text: string): string | undefined {
  if (/^[1-9]\d{0,14}$/.test(text)) return text;
  return /^\d{1,16}$/.test(text) ? userIdOf(Number(text)) : undefined;
}
