import { readSync, statSync } from 'node:fs';
import { CoreError, isJsonObject } from '@coursewright/core/shared';
import type { OpenFiles } from './open-files.ts';

/** A sorted run of keys, each with its sorted tuples, in a segment. */
export interface Run {
  readonly relation: string;
  /** `YYYY-MM-DD` that its events happened on, or less where a log had less; '' for all days together. */
  readonly date: string;
  readonly offset: number;
  readonly length: number;
  readonly keys: number;
  /** Where some of its keys are, so that one need not read from its beginning. */
  readonly indexOffset: number;
  readonly indexLength: number;
}

/** A key and how many bytes behind its run's beginning it stands. */
export interface IndexedKey {
  readonly key: Buffer;
  readonly offset: number;
}

export const trailerBytes = 16;
export const magic = 'cwsegmt2';

/** A file of sorted runs, which never changes once it is there. */
export class Segment {
  readonly path: string;
  readonly runs: readonly Run[];
  readonly bytes: number;
  readonly #files: OpenFiles;
  readonly #indexes = new Map<Run, readonly IndexedKey[]>();

  /** Throws `corrupt` for a file that is none. */
  constructor(path: string, files: OpenFiles) {
    this.path = path;
    this.#files = files;
    this.bytes = statSync(path).size;
    this.runs = this.#directory();
  }

  read(into: Buffer, at: number, length: number, position: number): number {
    return readSync(this.#files.get(this.path), into, at, length, position);
  }

  index(of: Run): readonly IndexedKey[] {
    let index = this.#indexes.get(of);
    if (index === undefined) {
      index = parseIndex(this.#bytes(of.indexOffset, of.indexLength));
      this.#indexes.set(of, index);
    }
    return index;
  }

  /** Gives the file back to the system; reading opens it again. */
  release(): void {
    this.#files.close(this.path);
  }

  #directory(): readonly Run[] {
    const trailer = this.#bytes(Math.max(0, this.bytes - trailerBytes), trailerBytes);
    if (trailer.toString('latin1', 8) !== magic) throw this.#corrupt();
    const length = Number(trailer.readBigUInt64LE(0));
    const directory: unknown = JSON.parse(this.#bytes(this.bytes - trailerBytes - length, length).toString());
    if (!isJsonObject(directory) || !isRuns(directory['runs'])) throw this.#corrupt();
    return directory['runs'];
  }

  #corrupt(): CoreError {
    return new CoreError('corrupt', `${this.path} is no file of analytics' state: delete it, and run again.`);
  }

  #bytes(position: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    readSync(this.#files.get(this.path), bytes, 0, length, position);
    return bytes;
  }
}

const texts = ['relation', 'date'];
const numbers = ['offset', 'length', 'keys', 'indexOffset', 'indexLength'];

function isRuns(value: unknown): value is readonly Run[] {
  return (
    Array.isArray(value) &&
    value.every(
      (run: unknown) =>
        isJsonObject(run) &&
        texts.every((name) => typeof run[name] === 'string') &&
        numbers.every((name) => typeof run[name] === 'number'),
    )
  );
}

function parseIndex(bytes: Buffer): IndexedKey[] {
  const index: IndexedKey[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at);
    const offset = Number(bytes.readBigUInt64LE(at + 4));
    index.push({ key: bytes.subarray(at + 12, at + 12 + length), offset });
    at += 12 + length;
  }
  return index;
}
