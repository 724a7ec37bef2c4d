import { describe, expect, it } from 'vitest';
import { isoDuration, milliseconds, paddedDuration, secondsOf } from './durations.ts';

describe('milliseconds', () => {
  // What Python's float('{0:.3f}'.format(value)) gives.
  it.each([
    [0.03278805340576172, 0.033],
    [0.0625, 0.062],
    [0.1875, 0.188],
    [1.0005, 1],
    ['19.1335', 19.134],
    [0, 0],
  ])('rounds %s to %s', (seconds, rounded) => {
    expect(milliseconds(seconds)).toBe(rounded);
  });

  it('has nothing for what is no number', () => {
    expect(milliseconds('soon')).toBeUndefined();
    expect(milliseconds(null)).toBeUndefined();
    expect(secondsOf({})).toBeUndefined();
  });
});

describe('isoDuration', () => {
  it.each([
    [0, 'P0D'],
    [195, 'PT3M15S'],
    [194.381, 'PT3M14.381S'],
    [0.03278805340576172, 'PT0.032788S'],
    [3600, 'PT1H'],
    [86_400, 'P1D'],
    [90_061.5, 'P1DT1H1M1.5S'],
  ])('writes %s s as %s', (seconds, text) => {
    expect(isoDuration(seconds)).toBe(text);
  });
});

describe('paddedDuration', () => {
  it.each([
    [0, 'PT00S'],
    [5.5, 'PT05.5S'],
    [195, 'PT03M15S'],
    [3600, 'PT01H00M00S'],
    [90_061.25, 'P1DT01H01M01.25S'],
  ])('writes %s s as %s', (seconds, text) => {
    expect(paddedDuration(seconds)).toBe(text);
  });
});
