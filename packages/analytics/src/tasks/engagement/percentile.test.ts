import { describe, expect, it } from 'vitest';
import { isInRange, metricRanges } from './metric-ranges.ts';
import { percentile } from './percentile.ts';

const each = (values: readonly number[]) => values.map((value) => ({ value, times: 1 }));
const inf = Infinity;

describe('percentile', () => {
  // What numpy 2.4 gives for percentile(values, [15, 85]).
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, inf], 2.05, 6.95],
    [[1, inf, inf, inf], inf, Number.NaN],
    [[inf], Number.NaN, Number.NaN],
    [[1, 2, 3, inf, inf], 1.6, Number.NaN],
    [[0, 0, 0, ...Array<number>(10).fill(1), 2, 2, 2, 2], 0.3999999999999999, 2],
    [[1, 0, 0, 0], 0, 0.5499999999999998],
    [[...Array<number>(17).fill(3), inf, inf, inf, inf], 3, Number.NaN],
    [[7], 7, 7],
  ])('of %j is %d and %d', (values, low, high) => {
    expect([0.15, 0.85].map((share) => percentile(each(values.toReversed()), share))).toEqual([low, high]);
  });

  it('takes a value that comes often as that many values', () => {
    const often = [
      { value: 1, times: 10 },
      { value: 2, times: 4 },
      { value: 0, times: 3 },
    ];
    expect(percentile(often, 0.15)).toBe(0.3999999999999999);
  });
});

describe('metricRanges', () => {
  const ranges = (values: readonly number[]) =>
    metricRanges(each(values)).map(({ type, low, high }) => [type, low, high]);

  it.each([
    [
      'bounds at the percentiles',
      [4, 13, 13, 13, 15, 15, 15, 15, ...Array<number>(11).fill(50), 154],
      [
        ['low', 0, 13],
        ['normal', 13, 50],
        ['high', 50, inf],
      ],
    ],
    [
      'one value for all: none is high',
      [5, 5, 5],
      [
        ['low', 0, 5],
        ['normal', 5, inf],
      ],
    ],
    ['nothing but zeros: none is low', [0, 0, 0], [['normal', 0, inf]]],
    [
      'most zeros: none is low',
      [1, 0, 0, 0],
      [
        ['normal', 0, 0.5499999999999998],
        ['high', 0.5499999999999998, inf],
      ],
    ],
    [
      'infinite above',
      [1, 2, 3, inf, inf],
      [
        ['low', 0, 1.6],
        ['normal', 1.6, inf],
        ['high', inf, inf],
      ],
    ],
    [
      'infinite below too',
      [inf],
      [
        ['low', 0, inf],
        ['normal', inf, inf],
      ],
    ],
    ['no values', [], [['normal', 0, inf]]],
  ])('%s', (_name, values, expected) => {
    expect(ranges(values)).toEqual(expected);
  });

  it('begins with its lower bound and ends before its upper one, but infinity belongs to what has no end', () => {
    const high = { type: 'high', low: 5, high: inf } as const;
    expect([4.999, 5, 1e300, inf, Number.NaN].map((value) => isInRange(value, high))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(isInRange(10, { ...high, high: 10 })).toBe(false);
    expect(isInRange(inf, { ...high, low: inf })).toBe(true);
  });
});
