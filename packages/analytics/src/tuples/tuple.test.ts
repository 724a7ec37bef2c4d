import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareBytes, parseTuple, tupleText, type Tuple } from './tuple.ts';

const field = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\\N', '\t', 'a\\tb', '\0', '\r\n', '\x01', '\\x01'),
  fc.constant(null),
);
const tuples: fc.Arbitrary<Tuple> = fc.array(field, { minLength: 1, maxLength: 4 });

it('writes any tuple as one line that reads back as it was', () => {
  fc.assert(
    fc.property(tuples, (tuple) => {
      const text = tupleText(tuple);
      for (const separator of ['\n', '\r', '\0', '\x01']) expect(text).not.toContain(separator);
      expect(parseTuple(text)).toEqual(tuple);
    }),
  );
});

it('compares texts as their UTF-8 bytes do', () => {
  const byBytes = (a: string, b: string) => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const texts = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(byBytes(a, b));
    }),
  );
  expect(compareBytes('\uFF5E', '\u{1F600}')).toBeLessThan(0);
});

it('puts the shorter field first', () => {
  expect(compareBytes(tupleText(['a', 'z']), tupleText(['a\x01', 'a']))).toBeLessThan(0);
  expect(compareBytes(tupleText(['a', 'z']), tupleText(['a b', 'a']))).toBeLessThan(0);
});
