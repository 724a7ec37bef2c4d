import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openManyFiles } from './many-files.ts';

const emptyFolder = () => mkdtempSync(path.join(tmpdir(), 'many-files-'));

describe('openManyFiles', () => {
  it.each([1, 5, 1000])('joins what comes to a file, with %s characters in memory', async (keep) => {
    const folder = emptyFolder();
    const files = await openManyFiles(folder, { keep });
    for (const text of ['a', 'bé', '\u{1F600}\n', 'last']) {
      await files.append('me', 'sub/x.log.gz', text);
      await files.append('me', 'y.txt', text);
    }
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
    expect(await files.finish()).toEqual(['sub/x.log.gz', 'y.txt']);
    expect(readdirSync(folder)).toEqual(['sub', 'y.txt']);
    expect(readFileSync(path.join(folder, 'y.txt'), 'utf8')).toBe('abé\u{1F600}\nlast');
    expect(gunzipSync(readFileSync(path.join(folder, 'sub/x.log.gz'))).toString()).toBe('abé\u{1F600}\nlast');
  });

  it('leaves nothing when it is discarded, and takes away what a killed process left', async () => {
    const folder = emptyFolder();
    // No process has this id: Linux gives them up to 2^22.
    mkdirSync(path.join(folder, '.growing-99999999-abc'));
    const files = await openManyFiles(folder, { keep: 0 });
    const other = await openManyFiles(folder);
    await files.append('me', 'x', 'text');
    expect(readdirSync(folder)).toHaveLength(2);
    await files.discard();
    await other.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('replaces the files of a former run', async () => {
    const folder = emptyFolder();
    for (const text of ['old', 'new']) {
      const files = await openManyFiles(folder);
      await files.append('me', 'x', text);
      await files.finish();
    }
    expect(readFileSync(path.join(folder, 'x'), 'utf8')).toBe('new');
  });

  it('keeps files of several owners apart that have one name', async () => {
    const folder = emptyFolder();
    const files = await openManyFiles(folder, { keep: 0 });
    await files.append('a/b_c/d', 'sub/x.csv', 'one');
    await files.append('a_b/c/d', 'sub/x.csv', 'two');
    await files.append('a/b_c/d', 'sub/x.csv', 'one');
    const names = await files.finish();
    expect(names.map((name) => name.replace(/[0-9a-f]{12}/, '#'))).toEqual(['sub/#-x.csv', 'sub/#-x.csv']);
    expect(names.map((name) => readFileSync(path.join(folder, name), 'utf8')).sort()).toEqual([
      'oneone',
      'two',
    ]);
  });
});
