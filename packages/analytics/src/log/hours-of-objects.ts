import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { LogFile } from './log-source.port.ts';

/** `…/tracking.log-20261124-09` of an object of our own event log, which has one every few seconds. */
const ofHour = /^(.*tracking\.log-\d{8}-\d{2})_\d{12}_[^/]+\.gz$/;

/**
 * Puts the objects of an hour of our own event log together as one file, inflated, named as the log of that hour is in a
 * folder: an engine that keeps something for each file keeps it for an hour and not for a few seconds. Other files are as
 * they come. What stands behind damage in one object is not read; the other objects are, and the file ends with the fault.
 */
export async function* hoursOfObjects(files: AsyncIterable<LogFile>): AsyncGenerator<LogFile> {
  let hour: { readonly name: string; readonly objects: LogFile[] } | undefined;
  for await (const file of files) {
    const name = ofHour.exec(file.name)?.[1];
    if (hour !== undefined && hour.name !== name) {
      yield fileOf(hour.name, hour.objects);
      hour = undefined;
    }
    if (name === undefined) yield file;
    else {
      hour ??= { name, objects: [] };
      hour.objects.push(file);
    }
  }
  if (hour !== undefined) yield fileOf(hour.name, hour.objects);
}

function fileOf(name: string, objects: readonly LogFile[]): LogFile {
  const versions = createHash('sha256');
  for (const object of objects) versions.update(`${object.name}\n${object.version}\n`);
  return {
    name,
    size: objects.reduce((sum, { size }) => sum + size, 0),
    version: versions.digest('hex'),
    open: (start = 0) => Readable.from(behind(start, inflated(objects))),
  };
}

async function* inflated(objects: readonly LogFile[]): AsyncGenerator<Buffer> {
  const damage: string[] = [];
  for (const object of objects) {
    try {
      // A fault of the object's bytes ends the inflated ones too.
      const bytes = pipeline(object.open(), createGunzip(), () => undefined);
      for await (const chunk of bytes) if (Buffer.isBuffer(chunk)) yield chunk;
    } catch (error) {
      damage.push(`${object.name.slice(object.name.lastIndexOf('/') + 1)}: ${reason(error)}`);
      // What was cut off is no beginning of the next object's first line.
      yield Buffer.from('\n');
    }
  }
  if (damage.length > 0) throw new Error(damage.join('; '));
}

async function* behind(start: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = start;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
