import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, shadeOf, valueClasses } from './value-classes.ts';

describe('valueClasses', () => {
  it('begins classes at round numbers, the last at the greatest', () => {
    expect(valueClasses([7, 12, 480])).toEqual([
      { from: 7, to: 9 },
      { from: 10, to: 19 },
      { from: 20, to: 49 },
      { from: 50, to: 99 },
      { from: 100, to: 480 },
    ]);
    expect(valueClasses([3, 40_000]).map(({ from }) => from)).toEqual([3, 10, 100, 500, 5000]);
  });

  it('has one class of one number, and none of none', () => {
    expect(valueClasses([6])).toEqual([{ from: 6, to: 6 }]);
    expect(valueClasses([])).toEqual([]);
  });

  it('tells small numbers apart', () => {
    expect(valueClasses([1, 2, 3])).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 3 },
    ]);
  });

  it('puts every number into one of at most five classes, greater ones never lower', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1 }), (values) => {
        const classes = valueClasses(values);
        expect(classes.length).toBeLessThanOrEqual(5);
        const found = values.toSorted((a, b) => a - b).map((value) => classOf(value, classes));
        expect(found[0]).toBe(0);
        expect(found).toEqual(found.toSorted((a, b) => a - b));
      }),
    );
  });
});

it('spreads the shades of few classes, and has the darkest of one', () => {
  expect([0, 1, 2].map((index) => shadeOf(index, 3))).toEqual([0, 2, 4]);
  expect([0, 1, 2, 3, 4].map((index) => shadeOf(index, 5))).toEqual([0, 1, 2, 3, 4]);
  expect(shadeOf(0, 1)).toBe(4);
});
