import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tupleRoom } from './tuple-bytes.ts';
import { tupleText, type Tuple } from './tuple.ts';
import { writeRow } from './write-row.ts';

const field = fc.constantFrom('', 'a', 'b', 'course-v1:a+b+c', '\t', '\\N', 'é\n', null);
const tuples: fc.Arbitrary<Tuple> = fc.array(field, { minLength: 1, maxLength: 4 });

it('writes a row as its text, wherever its key stands in it', () => {
  fc.assert(
    fc.property(tuples, fc.array(field, { maxLength: 2 }), tuples, (fields, before, behind) => {
      const key = {
        fields,
        bytes: Buffer.from(tupleText(fields)),
        end: Buffer.byteLength(tupleText(fields)),
      };
      for (const row of [behind, [...before, ...fields], [...before, ...fields, ...behind]]) {
        const bytes = Buffer.alloc(tupleRoom(row) + 3);
        const end = writeRow(row, key, bytes, 3);
        expect(bytes.toString('utf8', 3, end)).toBe(tupleText(row));
      }
    }),
  );
});
