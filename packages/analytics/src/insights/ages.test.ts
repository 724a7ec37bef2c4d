import { describe, expect, it } from 'vitest';
import { medianAge } from './ages.ts';

const age = (years: number, count: number) => ({ years, count });

describe('the median age', () => {
  it('is the age in the middle, of two the mean', () => {
    expect(medianAge([age(20, 1), age(30, 1), age(50, 1)])).toBe(30);
    expect(medianAge([age(20, 2), age(31, 2)])).toBe(25.5);
    expect(medianAge([age(20, 1), age(40, 5)])).toBe(40);
  });

  it('is none of nobody', () => {
    expect(medianAge([])).toBeNull();
  });
});
