import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareBytes, tupleText, type Tuple } from './tuple.ts';
import { sortStretches } from './sort-stretches.ts';
import { readTuple, tupleRoom, writeTuple } from './tuple-bytes.ts';

const field = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('', '\\N', '\t', 'a\\tb', '\0', '\r\n', 'é\t', '\u{1F600}\\', '\ud800', 'course-v1:a+b+c'),
  fc.constant(null),
);
const tuples: fc.Arbitrary<Tuple> = fc.array(field, { minLength: 1, maxLength: 4 });

it('writes a tuple as its text, in the room that it says', () => {
  fc.assert(
    fc.property(tuples, (tuple) => {
      const bytes = Buffer.alloc(tupleRoom(tuple) + 3);
      const end = writeTuple(tuple, bytes, 3);
      expect(end).toBeLessThanOrEqual(bytes.length);
      expect(bytes.toString('utf8', 3, end)).toBe(tupleText(tuple));
      expect(tupleText(readTuple(bytes, 3, end))).toBe(tupleText(tuple));
    }),
  );
});

it('sorts stretches of bytes as their texts sort', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 200 }), (words) => {
      const bytes = Buffer.from(words.join(''));
      const ends: number[] = [];
      for (const one of words) ends.push((ends.at(-1) ?? 0) + Buffer.byteLength(one));
      const rows = Int32Array.from(ends.flatMap((end, index) => [ends[index - 1] ?? 0, end]));
      const numbers = Int32Array.from(words.keys());
      sortStretches(numbers, 0, numbers.length, { bytes, rows, rowLength: 2, startAt: 0, endAt: 1 });
      expect(Array.from(numbers, (number) => words[number])).toEqual(words.toSorted(compareBytes));
    }),
  );
});
