import { expect, it } from 'vitest';
import { isTooDeep } from './json-depth.ts';

const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`;

it('tells what is nested more than 500 levels deep', () => {
  expect(isTooDeep(nested(500))).toBe(false);
  expect(isTooDeep(nested(502))).toBe(true);
});

it('counts no brackets of strings', () => {
  expect(isTooDeep(JSON.stringify({ a: '{['.repeat(1000), b: `"\\${'['.repeat(1000)}` }))).toBe(false);
  expect(isTooDeep(`[${'[],'.repeat(1000)}1]`)).toBe(false);
});
