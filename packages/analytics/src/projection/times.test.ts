import { describe, expect, it } from 'vitest';
import { isoformat, utcMilliseconds } from './times.ts';

describe('isoformat', () => {
  it.each([
    ['2023-08-22T20:16:25.500832Z', '2023-08-22T20:16:25.500832+00:00'],
    ['2023-08-22T20:16:25+00:00', '2023-08-22T20:16:25+00:00'],
    ['2023-08-22T20:16:25.000000+00:00', '2023-08-22T20:16:25+00:00'],
    ['2023-08-22T20:16:25.5+0530', '2023-08-22T20:16:25.500000+05:30'],
  ])('prints %s as %s', (time, printed) => {
    expect(isoformat(time)).toBe(printed);
  });

  it.each(['2023-08-22T20:16:25', 'yesterday', ''])('refuses %s, which has no zone or is no time', (time) => {
    expect(() => isoformat(time)).toThrow(/time zone/);
  });
});

describe('utcMilliseconds', () => {
  it.each([
    ['2020-07-15T06:46:41.543562+00:00', '2020-07-15T06:46:41.543Z'],
    ['2020-07-15T06:46:41.999999Z', '2020-07-15T06:46:41.999Z'],
    ['2020-01-01T01:00:00+05:30', '2019-12-31T19:30:00.000Z'],
    ['2020-01-01T01:00:00.25-01:00', '2020-01-01T02:00:00.250Z'],
  ])('turns %s into %s', (time, utc) => {
    expect(utcMilliseconds(time)).toBe(utc);
  });
});
