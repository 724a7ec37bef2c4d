import { describe, expect, it } from 'vitest';
import { rowFitter } from './row-fitter.ts';
import type { Column, Table } from './table.ts';

const table = (column: Omit<Column, 'name'>): Table => ({
  name: 'video',
  kind: 'published',
  columns: [{ name: 'it', ...column }],
});
const fit = (column: Omit<Column, 'name'>, value: string | null) => rowFitter(table(column))([value])[0];

describe('a row that fits its table', () => {
  it('keeps text whole up to its length in code points, and cuts only where the column says so', () => {
    expect(fit({ type: 'string', length: 3 }, '😀😁😂')).toBe('😀😁😂');
    expect(fit({ type: 'string', length: 3, truncate: true }, '😀😁😂😃')).toBe('😀😁😂');
    expect(fit({ type: 'text' }, 'x'.repeat(1_000_000))).toHaveLength(1_000_000);
    expect(() => fit({ type: 'string', length: 3 }, 'four')).toThrow(
      'video.it takes text of at most 3 characters or null, and not "four".',
    );
  });

  it('replaces half a character, which no database holds', () => {
    expect(fit({ type: 'text' }, 'a\ud800b')).toBe('a\ufffdb');
  });

  it('takes numbers as they are written by Python, and what is not finite as null', () => {
    expect(fit({ type: 'double' }, '1e-05')).toBe(0.00001);
    expect(fit({ type: 'integer' }, '-9007199254740991')).toBe(-9_007_199_254_740_991);
    expect(fit({ type: 'boolean' }, '1')).toBe(1);
    expect(fit({ type: 'double' }, 'inf')).toBeNull();
    expect(fit({ type: 'double' }, 'nan')).toBeNull();
    expect(() => fit({ type: 'double', required: true }, 'inf')).toThrow('video.it takes a number');
    for (const wrong of ['', '0x10', '1_000', 'Infinity', '1e999', ' 1'])
      expect(() => fit({ type: 'double' }, wrong)).toThrow('takes a number');
    for (const wrong of ['', '1.0', '9007199254740993', 'one'])
      expect(() => fit({ type: 'integer' }, wrong)).toThrow('takes an integer');
  });

  it('takes days that there are', () => {
    expect(fit({ type: 'date' }, '2024-02-29')).toBe('2024-02-29');
    expect(() => fit({ type: 'date' }, '2023-02-29')).toThrow('takes a date');
    expect(() => fit({ type: 'date' }, '2024-1-1')).toThrow('takes a date');
    expect(fit({ type: 'datetime' }, '2024-02-29 23:59:59.000000')).toBe('2024-02-29 23:59:59');
    expect(fit({ type: 'datetime' }, '2024-02-29 23:59:59.250000')).toBe('2024-02-29 23:59:59.250000');
    expect(() => fit({ type: 'datetime' }, '2024-02-29T23:59:59')).toThrow('takes a time');
    expect(() => fit({ type: 'datetime' }, '2024-02-29 24:00:01')).toThrow('takes a time');
  });

  it('takes each row by itself, whatever the row before was', () => {
    const fits = rowFitter(table({ type: 'double' }));
    const rows = ['inf', 'inf', null, '1', null, 'inf', '1', '1'];
    expect(rows.map((value) => fits([value])[0])).toEqual([null, null, null, 1, null, null, 1, 1]);
    const required = rowFitter(table({ type: 'text', required: true }));
    expect(required(['a'])).toEqual(['a']);
    for (let time = 0; time < 2; time += 1) expect(() => required([null])).toThrow('and not null');
    expect(required(['a'])).toEqual(['a']);
  });

  it('takes null where it may be, and as many fields as there are columns', () => {
    expect(fit({ type: 'boolean' }, null)).toBeNull();
    expect(() => fit({ type: 'boolean', required: true }, null)).toThrow(
      'video.it takes 0 or 1, and not null.',
    );
    expect(() => rowFitter(table({ type: 'text' }))(['a', 'b'])).toThrow('2 fields instead of 1');
  });
});
