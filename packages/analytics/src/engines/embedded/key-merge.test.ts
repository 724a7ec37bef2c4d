import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { compareBytes, tupleText } from '../../tuples/tuple.ts';
import { KeyMerge } from './key-merge.ts';
import { RunReader } from './run-reader.ts';
import { OpenFiles } from './open-files.ts';
import { SegmentWriter } from './segment-writer.ts';
import { Segment } from './segment.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-merge-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Keys that share beginnings, and the tuples of each with how often they come; an array is a run. */
const key = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 5 });
const run = fc.dictionary(
  key,
  fc.dictionary(fc.constantFrom('x', 'y', 'yz'), fc.integer({ min: -2, max: 3 })),
);
type PlainRun = Readonly<Record<string, Readonly<Record<string, number>>>>;
const runs: fc.Arbitrary<PlainRun[]> = fc.array(run, { maxLength: 9 });

let files = 0;

function opened(plain: readonly PlainRun[]): { merge: KeyMerge; close: () => void } {
  const file = path.join(folder, String((files += 1)));
  const writer = new SegmentWriter(file);
  for (const keys of plain) {
    writer.beginRun('run', '');
    for (const [name, tuples] of Object.entries(keys).sort(([a], [b]) => compareBytes(a, b))) {
      const bytes = Buffer.from(name);
      writer.beginKey(bytes, 0, bytes.length);
      for (const [tuple, times] of Object.entries(tuples).sort(([a], [b]) => compareBytes(a, b)))
        writer.textEntry(tuple, times);
      writer.endKey();
    }
    writer.endRun();
  }
  writer.finish();
  const segment = new Segment(file, new OpenFiles());
  const readers = segment.runs.map((one) => new RunReader(segment, one, 0));
  return { merge: new KeyMerge(readers, ['all']), close: () => segment.release() };
}

function expected(plain: readonly PlainRun[]): [string, Record<string, number>][] {
  const names = new Set(plain.flatMap((keys) => Object.keys(keys)));
  return [...names].sort(compareBytes).map((name) => {
    const sums: Record<string, number> = {};
    for (const keys of plain)
      for (const [tuple, times] of Object.entries(keys[name] ?? {})) sums[tuple] = (sums[tuple] ?? 0) + times;
    return [name, Object.fromEntries(Object.entries(sums).filter(([, times]) => times !== 0))];
  });
}

function standing(merge: KeyMerge): [string, Record<string, number>] {
  const name = merge.key.toString('utf8', 0, merge.keyEnd);
  const tuples = [...merge.occurrences()].map(({ tuple, times }) => [tupleText(tuple), times]);
  return [name, Object.fromEntries(tuples)];
}

it('goes through the keys of all runs in order, each with the sums of its tuples', () => {
  fc.assert(
    fc.property(runs, (plain) => {
      const { merge, close } = opened(plain);
      const found = [];
      while (merge.nextKey()) found.push(standing(merge));
      expect(found).toEqual(expected(plain));
      close();
    }),
  );
});

it('passes over tuples that nobody asks for', () => {
  fc.assert(
    fc.property(runs, (plain) => {
      const { merge, close } = opened(plain);
      const names = [];
      while (merge.nextKey()) names.push(merge.key.toString('utf8', 0, merge.keyEnd));
      expect(names).toEqual(expected(plain).map(([name]) => name));
      close();
    }),
  );
});

it('goes on from any key, and finds keys one after the other', () => {
  fc.assert(
    fc.property(runs, key, fc.uniqueArray(key), (plain, from, sought) => {
      const all = expected(plain);
      const after = all.filter(([name]) => compareBytes(name, from) >= 0);
      const bytes = Buffer.from(from);

      const gone = opened(plain);
      const found = [];
      if (gone.merge.seek(bytes, bytes.length)) {
        do found.push(standing(gone.merge));
        while (gone.merge.nextKey());
      }
      expect(found).toEqual(after);
      gone.close();

      const { merge, close } = opened(plain);
      for (const name of sought.sort(compareBytes)) {
        const one = Buffer.from(name);
        const known = all.find(([other]) => other === name);
        expect(merge.find(one, one.length)).toBe(known !== undefined);
        if (known !== undefined) expect(standing(merge)).toEqual(known);
      }
      const last = sought.at(-1);
      const rest = [];
      while (merge.nextKey()) rest.push(standing(merge));
      expect(rest).toEqual(all.filter(([name]) => last === undefined || compareBytes(name, last) > 0));
      close();
    }),
  );
});

it('finds keys that are near and far', () => {
  const names = Array.from({ length: 20_000 }, (_, place) => `key ${String(place).padStart(6, '0')}`);
  const { merge, close } = opened([
    Object.fromEntries(names.filter((_, place) => place % 2 === 0).map((name) => [name, { x: 1 }])),
    Object.fromEntries(names.filter((_, place) => place % 3 === 0).map((name) => [name, { x: 1 }])),
  ]);
  const find = (name: string) => {
    const bytes = Buffer.from(name);
    return merge.find(bytes, bytes.length) ? standing(merge) : undefined;
  };
  for (const place of [0, 1, 2, 3, 4, 40, 41, 6000, 6001, 6003, 12_345, 12_346, 19_998]) {
    const times = Number(place % 2 === 0) + Number(place % 3 === 0);
    const name = names[place] ?? '';
    expect(find(name)).toEqual(times === 0 ? undefined : [name, { x: times }]);
  }
  expect(find('key 02')).toBeUndefined();
  close();
});
