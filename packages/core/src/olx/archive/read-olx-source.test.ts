import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack, type Headers } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoreError } from '../../shared/core-error.ts';
import { readOlxSource, type SourceOptions } from './read-olx-source.ts';
import { writeArchive } from './write-archive.ts';

type Member = Partial<Headers> & { name: string; body?: string | Buffer };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'olx-source-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function tarOf(members: readonly Member[]): Promise<Buffer> {
  const tar = pack();
  for (const { body = '', ...header } of members) {
    if (header.type === undefined || header.type === 'file') tar.entry(header, body);
    else tar.entry(header);
  }
  tar.finalize();
  return buffer(tar);
}

let number = 0;
async function read(bytes: Uint8Array, options?: SourceOptions) {
  number += 1;
  const file = path.join(folder, `${number}.tar.gz`);
  await writeFile(file, bytes);
  const files = await readOlxSource(file, options);
  return Object.fromEntries([...files].map(([name, content]) => [name, Buffer.from(content).toString()]));
}

const course: Member = { name: 'course/course.xml', body: '<course/>' };

async function codeOf(members: readonly Member[], options?: SourceOptions): Promise<string> {
  try {
    await read(gzipSync(await tarOf(members)), options);
    return 'read';
  } catch (error) {
    return (error as CoreError).code;
  }
}

describe('readOlxSource', () => {
  it('reads the course folder of an archive, packed or not', async () => {
    const tar = await tarOf([
      { name: 'README', body: 'x' },
      course,
      { name: './course/html/a.xml', body: 'ä' },
    ]);
    const expected = { 'course.xml': '<course/>', 'html/a.xml': 'ä' };
    expect(await read(tar)).toEqual(expected);
    expect(await read(gzipSync(tar))).toEqual(expected);
  });

  it('reads a link inside the archive as what it leads to, file or folder', async () => {
    const tar = await tarOf([
      { name: 'c/course.xml', type: 'symlink', linkname: 'roots/now.xml' },
      { name: 'c/roots/now.xml', body: '<course/>' },
      { name: 'c/static', type: 'symlink', linkname: '../media' },
      { name: 'media/a.txt', body: 'a' },
    ]);
    expect(await read(gzipSync(tar))).toEqual({
      'course.xml': '<course/>',
      'roots/now.xml': '<course/>',
      'static/a.txt': 'a',
    });
  });

  it.each<[string, Member[]]>([
    ['a path upwards', [{ name: 'course/../../etc/x', body: 'x' }]],
    ['an absolute path', [{ name: '/etc/x', body: 'x' }]],
    ['a drive', [{ name: 'C:/x', body: 'x' }]],
    ['a backslash', [{ name: 'a\\..\\x', body: 'x' }]],
    ['a control character', [{ name: 'a\u0007', body: 'x' }]],
    ['a link upwards', [{ name: 'course/a', type: 'symlink', linkname: '../../x' }]],
    ['an absolute link', [{ name: 'course/a', type: 'symlink', linkname: '/etc/passwd' }]],
    [
      'links in a circle',
      [
        { name: 'a', type: 'symlink', linkname: 'b' },
        { name: 'b', type: 'symlink', linkname: 'a' },
      ],
    ],
    ['a link to its own folder', [{ name: 'course/a', type: 'symlink', linkname: '.' }]],
    ['a hard link', [{ name: 'course/a', type: 'link', linkname: 'course/course.xml' }]],
    ['a device', [{ name: 'course/a', type: 'character-device' }]],
    ['a pipe', [{ name: 'course/a', type: 'fifo' }]],
  ])('refuses %s', async (_, members) => {
    expect(await codeOf([course, ...members])).toBe('hostile_archive');
  });

  it('refuses too many files, too large ones, too much of them, and bombs', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ name: `course/${at}`, body: 'x' }));
    expect(await codeOf([course, ...many], { limits: { files: 10 } })).toBe('hostile_archive');
    const large = { name: 'course/a', body: Buffer.alloc(2000) };
    expect(await codeOf([course, large], { limits: { fileBytes: 1999 } })).toBe('hostile_archive');
    expect(await codeOf([course, large, { ...large, name: 'b' }], { limits: { totalBytes: 3999 } })).toBe(
      'hostile_archive',
    );
    const bomb = { name: 'course/bomb', body: Buffer.alloc(24 * 1024 * 1024) };
    expect(await codeOf([course, bomb])).toBe('hostile_archive');
  });

  it('refuses a member that claims gigabytes before it comes', async () => {
    const tar = await tarOf([course]);
    const archive = gzipSync(Buffer.concat([tar.subarray(0, -1024), await hugeHeader(), Buffer.alloc(4096)]));
    await expect(read(archive)).rejects.toMatchObject({ code: 'hostile_archive' });
  });

  it('says what is damaged', async () => {
    const packed = gzipSync(
      await tarOf([
        course,
        { name: 'course/a', body: Buffer.from(Array.from({ length: 9000 }, Math.random).join()) },
      ]),
    );
    await expect(read(packed.subarray(0, packed.length / 2))).rejects.toMatchObject({
      code: 'corrupt_archive',
    });
    await expect(read(Buffer.from('PK no tar'))).rejects.toMatchObject({ code: 'corrupt_archive' });
    const broken = Buffer.from(packed);
    broken.fill(7, 200, 260);
    await expect(read(broken)).rejects.toMatchObject({ code: 'corrupt_archive' });
    expect(await codeOf([course, { name: 'course/a', type: 'symlink', linkname: 'nothing' }])).toBe(
      'corrupt_archive',
    );
  });

  it('asks which of several courses is meant', async () => {
    const two = [
      { name: 'a/course.xml', body: 'A' },
      { name: 'b/course.xml', body: 'B' },
    ];
    expect(await codeOf(two)).toBe('not_a_course');
    expect(await codeOf([{ name: 'x', body: '' }])).toBe('not_a_course');
    expect(await read(gzipSync(await tarOf(two)), { folder: 'b' })).toEqual({ 'course.xml': 'B' });
    await expect(readOlxSource(path.join(folder, 'none'))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('reads a folder, with links that stay inside', async () => {
    const top = path.join(folder, 'plain');
    await mkdir(path.join(top, 'roots'), { recursive: true });
    await writeFile(path.join(top, 'roots/a.xml'), '<course/>');
    await symlink('roots/a.xml', path.join(top, 'course.xml'));
    expect([...(await readOlxSource(top)).keys()]).toEqual(['course.xml', 'roots/a.xml']);
    await symlink('.', path.join(top, 'loop'));
    await expect(readOlxSource(top)).rejects.toMatchObject({ code: 'hostile_archive' });
    await rm(path.join(top, 'loop'));
    await symlink('nothing', path.join(top, 'dangling'));
    await expect(readOlxSource(top)).rejects.toMatchObject({ code: 'corrupt_archive' });
    await rm(path.join(top, 'dangling'));
    await symlink('../1.tar.gz', path.join(top, 'out'));
    await expect(readOlxSource(top)).rejects.toMatchObject({ code: 'hostile_archive' });
  });
});

async function hugeHeader(): Promise<Buffer> {
  const header = (await tarOf([{ name: 'course/huge', body: 'x' }])).subarray(0, 512);
  header.write('77777777777\0', 124, 'latin1');
  header.fill(' ', 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

describe('writeArchive', () => {
  it('gives the same bytes for the same files in any order, and is read back', async () => {
    const files = [
      {
        path: 'static/é and a name that is much longer than the hundred bytes which a plain header of a tar has room for.txt',
        bytes: Buffer.from('é'),
      },
      { path: 'course.xml', bytes: Buffer.from('<course/>') },
      { path: 'static/big', bytes: Buffer.alloc(300_000, 'abc') },
    ];
    const packAll = async (list: typeof files) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of writeArchive(list)) chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    const packed = await packAll(files);
    expect(packed.equals(await packAll(files.toReversed()))).toBe(true);
    expect(await read(packed)).toEqual(
      Object.fromEntries(files.map((one) => [one.path, one.bytes.toString()])),
    );
  });
});
