import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import type { Json } from './json.ts';

/** The same value with the members of every object in the opposite order. */
function reordered(value: unknown): Json {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, reordered(member)] as const)
      .toReversed(),
  );
}

describe('canonicalJson', () => {
  it('is the same text for equal values, and says the value', () => {
    assert(
      property(jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts members, leaves out spaces, escapes what no text column holds', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: '\u0000\uD800😀' })).toBe(
      '{"a":"\\u0000\\ud800😀","b":[1,{"c":true,"d":null}]}',
    );
  });
});
