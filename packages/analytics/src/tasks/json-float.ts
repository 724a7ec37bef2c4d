import type { Json } from '@coursewright/core/shared';

const decimal = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** What Python's `float` makes of a value of JSON; undefined where it fails, and for what is not finite. */
export function jsonFloat(json: Json | undefined): number | undefined {
  if (typeof json === 'boolean') return json ? 1 : 0;
  if (typeof json === 'string' && !decimal.test(json)) return undefined;
  if (typeof json !== 'string' && typeof json !== 'number') return undefined;
  const value = Number(json);
  return Number.isFinite(value) ? value : undefined;
}
