import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tuple } from '../../tuples/tuple.ts';
import { writeTableFile } from './write-table-file.ts';

describe('a table as a file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'coursewright-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = () => readFileSync(path.join(folder, 'video.tsv'), 'utf8');

  it('has a line a row, in the order of code points, without a header', async () => {
    const rows: Tuple[] = [
      ['😀', '1'],
      ['\uffee', '2'],
      ['b', null],
      ['a', 'tab\t and\nline'],
      ['a', '10'],
      ['a', '9'],
      ['a', '9'],
    ];
    expect(await writeTableFile(folder, { name: 'video' }, rows)).toBe(path.join(folder, 'video.tsv'));
    expect(read()).toBe('a\t10\na\t9\na\t9\na\ttab\\t and\\nline\nb\t\\N\n\uffee\t2\n😀\t1\n');
    expect(readdirSync(folder)).toEqual(['video.tsv']);
  });

  it('is the same when it does not fit into memory, and leaves nothing else behind', async () => {
    let seed = 7;
    const next = () => (seed = (seed * 48_271) % 2_147_483_647);
    const rows = Array.from({ length: 5000 }, (): Tuple => [
      String.fromCodePoint(0x61 + (next() % 0x1f700)),
      `${next() % 50}`,
    ]);
    await writeTableFile(folder, { name: 'video' }, rows);
    const whole = read();
    await writeTableFile(folder, { name: 'video' }, rows, { atOnce: 700, merged: 3 });
    expect(read()).toBe(whole);
    expect(whole.split('\n')).toHaveLength(5001);
    expect(readdirSync(folder)).toEqual(['video.tsv']);
  });

  it('stays as it was when the rows cannot be read to their end', async () => {
    await writeTableFile(folder, { name: 'video' }, [['old']]);
    async function* broken(): AsyncGenerator<Tuple> {
      for (let index = 0; index < 100; index += 1) yield [`${index}`];
      throw new Error('the log ended');
    }
    const writing = writeTableFile(folder, { name: 'video' }, broken(), { atOnce: 50 });
    await expect(writing).rejects.toThrow('the log ended');
    expect(read()).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['video.tsv']);
  });

  it('is empty for a table without rows', async () => {
    await writeTableFile(folder, { name: 'video' }, []);
    expect(read()).toBe('');
  });
});
