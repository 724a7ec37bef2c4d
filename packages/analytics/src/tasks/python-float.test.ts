import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePythonFloat, pythonFloat } from './python-float.ts';

it.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [-2.5, '-2.5'],
  [13, '13.0'],
  [100, '100.0'],
  [0.1 + 0.2, '0.30000000000000004'],
  [0.0001, '0.0001'],
  [0.000_01, '1e-05'],
  [-1.5e-7, '-1.5e-07'],
  [123_456_789_012_345.6, '123456789012345.6'],
  [9_999_999_999_999_998, '9999999999999998.0'],
  [1e16, '1e+16'],
  [1.25e22, '1.25e+22'],
  [1e100, '1e+100'],
  [Infinity, 'inf'],
  [-Infinity, '-inf'],
  [Number.NaN, 'nan'],
])('writes %d as %s', (value, text) => {
  expect(pythonFloat(value)).toBe(text);
});

it('reads back every float that it wrote', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      expect(parsePythonFloat(pythonFloat(value))).toBe(value);
    }),
  );
});
