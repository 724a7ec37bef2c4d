import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hoursOfObjects } from './hours-of-objects.ts';
import type { LogFile } from './log-source.port.ts';

const hour = 'dt=2026-11-24/hour=09/tracking.log-20261124-09';

function object(name: string, bytes: Buffer, version = name): LogFile {
  return { name, size: bytes.length, version, open: (start = 0) => Readable.from([bytes.subarray(start)]) };
}
const batch = (n: number, of = hour) => `${of}_${String(n).padStart(12, '0')}_a${n}_b${n}.gz`;

async function grouped(objects: readonly LogFile[]): Promise<readonly LogFile[]> {
  const files: LogFile[] = [];
  for await (const file of hoursOfObjects(Readable.from(objects))) files.push(file);
  return files;
}

describe('hoursOfObjects', () => {
  it('puts the objects of an hour together in their order, and leaves other files as they are', async () => {
    const next = 'dt=2026-11-24/hour=10/tracking.log-20261124-10';
    const other = object('tracking.log-20261124.gz', gzipSync('other\n'));
    const files = await grouped([
      object(batch(1), gzipSync('one\ntwo\n')),
      object(batch(2), gzipSync('three\n')),
      object(batch(3, next), gzipSync('four\n')),
      other,
    ]);
    expect(files.map(({ name }) => name)).toEqual([hour, next, other.name]);
    expect(files[2]).toBe(other);
    const [first, second] = files;
    expect(await text(first?.open() ?? Readable.from([]))).toBe('one\ntwo\nthree\n');
    expect(await text(first?.open(9) ?? Readable.from([]))).toBe('hree\n');
    expect(await text(second?.open() ?? Readable.from([]))).toBe('four\n');
    expect(first?.size).toBe(gzipSync('one\ntwo\n').length + gzipSync('three\n').length);
  });

  it('has another version when an object comes or changes, and the same when none does', async () => {
    const one = object(batch(1), gzipSync('one\n'));
    const versionOf = async (objects: readonly LogFile[]) => (await grouped(objects))[0]?.version;
    const before = await versionOf([one]);
    expect(await versionOf([one])).toBe(before);
    expect(await versionOf([one, object(batch(2), gzipSync('two\n'))])).not.toBe(before);
    expect(await versionOf([{ ...one, version: 'another' }])).not.toBe(before);
  });

  it('reads the objects behind a damaged one, and ends with a fault that names it', async () => {
    const broken = gzipSync(`${'a line\n'.repeat(5)}cut off`);
    const [file] = await grouped([
      object(batch(1), broken.subarray(0, -9)),
      object(batch(2), gzipSync('behind\n')),
    ]);
    let read = '';
    const reading = async () => {
      for await (const chunk of file?.open() ?? []) read += String(chunk);
    };
    await expect(reading()).rejects.toThrow(
      /^tracking\.log-20261124-09_000000000001_a1_b1\.gz: unexpected end/,
    );
    expect(read.split('\n').at(-2)).toBe('behind');
  });
});
