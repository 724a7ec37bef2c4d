import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readTuple } from '../../tuples/tuple-bytes.ts';
import { tupleText, type Tuple } from '../../tuples/tuple.ts';
import { KeyMerge } from './key-merge.ts';
import { RunReader } from './run-reader.ts';
import { OpenFiles } from './open-files.ts';
import { SegmentWriter } from './segment-writer.ts';
import { Segment } from './segment.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-segment-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('gives back tuples of any length, in the order in which they were written', () => {
  const tuples: readonly Tuple[] = [
    0, 1, 125, 126, 127, 128, 16_381, 16_382, 16_383, 16_384, 700_000,
  ].flatMap((length): Tuple[] => [
    ['x'.repeat(length), null],
    ['é\t\\'.repeat(length), `${length}`],
  ]);
  const file = path.join(folder, 'segment');
  const writer = new SegmentWriter(file);
  writer.beginRun('rows', '');
  const key = { fields: ['key'], bytes: Buffer.from('key'), end: 3 };
  writer.beginKey(key.bytes, 0, key.end);
  for (const tuple of tuples) writer.rowEntry(tuple, key);
  writer.textEntry(tupleText(['by', 'text']), 3);
  writer.endKey();
  writer.endRun();
  writer.finish();

  const segment = new Segment(file, new OpenFiles());
  const [run] = segment.runs;
  if (run === undefined) throw new Error('There is no run.');
  const merge = new KeyMerge([new RunReader(segment, run, 0)], []);
  expect(merge.nextKey()).toBe(true);
  const found: [Tuple, number][] = [];
  merge.eachNewest((bytes, start, end, times) => found.push([readTuple(bytes, start, end), times]));
  expect(found).toEqual([...tuples.map((tuple) => [tuple, 1]), [['by', 'text'], 3]]);
  expect(merge.nextKey()).toBe(false);
  segment.release();
});
