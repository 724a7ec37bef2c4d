import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tupleText } from '../tuples/tuple.ts';
import { rowFitter } from './row-fitter.ts';
import { textRowFitter } from './text-row-fitter.ts';
import type { Table } from './table.ts';

const table: Table = {
  name: 'video',
  kind: 'published',
  columns: [
    { name: 'username', type: 'string', length: 9, truncate: true },
    { name: 'count', type: 'integer' },
    { name: 'answer', type: 'text' },
    { name: 'grade', type: 'double' },
    { name: 'date', type: 'date' },
  ],
};

const text = fc.oneof(
  fc.constantFrom('', 'a', 'ab', 'abc', '\t', '\\', '\\N', '\n', '😀', 'é', '\0', 'x'.repeat(3000)),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const integer = fc.oneof(
  fc.constantFrom('0', '1', '10', '-1', '007', '999999999999999', '9007199254740991'),
  fc.nat(2000).map(String),
);
const row = fc.tuple(
  fc.option(text),
  fc.option(integer),
  fc.option(text),
  fc.option(fc.constantFrom('0', '0.1', 'inf', '1e-05', '12')),
  fc.option(fc.constantFrom('2024-01-01', '2024-01-02', '2024-01-10')),
);

/** Rows' texts one behind another, as they are in a segment. */
function fitTexts(of: Table, texts: readonly string[]) {
  const fit = textRowFitter(of);
  return texts.map((one) => {
    const bytes = Buffer.from(`before${one}behind`);
    return [...fit(bytes, 6, bytes.length - 6)];
  });
}

describe('the text of a row that fits its table', () => {
  it('says what the row says, whatever the rows before it were', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const fit = rowFitter(table);
        expect(fitTexts(table, rows.map(tupleText))).toEqual(rows.map((one) => fit(one)));
      }),
      { numRuns: 500 },
    );
  });

  it('has the fields of its table', () => {
    const good = 'ada\t1\t\t0.5\t2024-01-01';
    expect(fitTexts(table, [good])).toEqual([['ada', 1, '', 0.5, '2024-01-01']]);
    expect(() => fitTexts(table, [good, `${good}\t`])).toThrow('video: a row has 6 fields instead of 5.');
    expect(() => fitTexts(table, [good, 'ada\t1'])).toThrow('video: a row has 2 fields instead of 5.');
    expect(() => fitTexts(table, [''])).toThrow('video: a row has 1 fields instead of 5.');
    expect(() => fitTexts(table, [good, good.replace('1', 'one')])).toThrow(
      'video.count takes an integer or null, and not "one".',
    );
    expect(() => fitTexts(table, [good, good.replace('1', '')])).toThrow('video.count takes an integer');
  });
});
