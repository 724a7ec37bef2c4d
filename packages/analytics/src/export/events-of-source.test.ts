import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { folderLogSource } from '../log/folder-log-source.ts';
import type { FileFaults } from '../log/log-faults.ts';
import { eventsOfSource } from './events-of-source.ts';

const range = { from: '2014-05-01', to: '2014-05-20' };
const line = (name: string) => JSON.stringify({ event_type: name, time: '2014-05-15T00:00:00' });

async function read(files: Readonly<Record<string, string | Buffer>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'events-'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  const faults: (readonly [string, FileFaults])[] = [];
  const types: string[] = [];
  const found = eventsOfSource(folderLogSource(folder), range, (...fault) => faults.push(fault));
  for await (const { type } of found) types.push(type);
  return { types, faults };
}

it('gives the events of plain and of compressed logs, and leaves out files of other days', async () => {
  const { types, faults } = await read({
    'tracking.log': `prefix ${line('a\u{1F600}')}\n\n${line('b')}`,
    'tracking.log-20140516.gz': gzipSync(`${line('c')}\n`),
    'tracking.log-20140601.gz': gzipSync(`${line('d')}\n`),
  });
  expect(types).toEqual(['a\u{1F600}', 'b', 'c']);
  expect(faults).toEqual([]);
});

it('counts broken lines with their places, and goes on behind a corrupt archive', async () => {
  const long = gzipSync(Array.from({ length: 5000 }, (_, index) => line(`x${index}`)).join('\n'));
  const { types, faults } = await read({
    'a.log': `${line('a')}\nnothing\n${line('b')}\n{"event_type":\n`,
    'b.log.gz': long.subarray(0, long.length - 20),
    'c.log': line('c'),
  });
  expect([types[0], types[1], types.at(-1)]).toEqual(['a', 'b', 'c']);
  expect(faults.map(([file, { broken }]) => [file, broken])).toEqual([
    ['a.log', 2],
    ['b.log.gz', expect.any(Number)],
  ]);
  expect(faults[0]?.[1].first.map(({ line: number, text }) => [number, text])).toEqual([
    [2, 'nothing'],
    [4, '{"event_type":'],
  ]);
  expect(faults[1]?.[1].fault).toMatch(/unexpected end/);
});
