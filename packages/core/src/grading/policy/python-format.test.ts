import { expect, it } from 'vitest';
import { fixed, general, percentText } from './python-format.ts';

// Right-hand sides: what CPython 3 prints.
it.each([
  [0.5, 0, '0'],
  [1.5, 0, '2'],
  [2.5, 0, '2'],
  [0.125, 2, '0.12'],
  [0.375, 2, '0.38'],
  [2.675, 2, '2.67'],
  [12.345, 1, '12.3'],
  [99.5, 0, '100'],
  [98.5, 0, '98'],
  [0, 2, '0.00'],
])('%d with %d decimals is %s', (value, digits, text) => {
  expect(fixed(value, digits)).toBe(text);
});

it.each([
  [0, '0'],
  [1, '1'],
  [3.86, '3.86'],
  [12.16, '12.2'],
  [12.25, '12.2'],
  [12.35, '12.3'],
  [12.75, '12.8'],
  [0.275, '0.275'],
  [2.125, '2.12'],
  [100, '100'],
  [999.5, '1e+03'],
  [1000, '1e+03'],
  [1234.5, '1.23e+03'],
  [0.0001, '0.0001'],
  [0.000012345, '1.23e-05'],
])('%d to three digits is %s', (value, text) => {
  expect(general(value)).toBe(text);
});

it.each([
  [0.915, 0, '92%'],
  [0.125, 0, '12%'],
  [0.00125, 2, '0.12%'],
])('%d as a percentage with %d decimals is %s', (value, digits, text) => {
  expect(percentText(value, digits)).toBe(text);
});
