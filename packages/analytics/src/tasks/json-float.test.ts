import { expect, it } from 'vitest';
import { jsonFloat } from './json-float.ts';

it.each([
  [7, 7],
  ['7', 7],
  [' -1.5e3\n', -1500],
  ['.5', 0.5],
  ['5.', 5],
  [true, 1],
  ['', undefined],
  ['0x10', undefined],
  ['1_000', undefined],
  ['nan', undefined],
  ['inf', undefined],
  ['1e999', undefined],
  [null, undefined],
  [[1], undefined],
  [{}, undefined],
  [undefined, undefined],
])('takes %j for %s', (json, value) => {
  expect(jsonFloat(json)).toBe(value);
});
