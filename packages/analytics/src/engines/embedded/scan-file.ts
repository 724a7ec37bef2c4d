import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FaultCounter, type FileFaults } from '../../log/log-faults.ts';
import { LineCutter } from '../../log/line-cutter.ts';
import { LineReader } from '../../log/line-reader.ts';
import type { EventPick } from '../../tasks/define-task.ts';
import { BagSorter } from './bag-sorter.ts';
import { EventPicker } from './event-picker.ts';
import { SegmentWriter } from './segment-writer.ts';

export interface ScanInput {
  readonly picks: readonly EventPick[];
  /** Segments are written to `OUT.0`, `OUT.1`, … */
  readonly out: string;
  /** Bytes that are gathered before they are written as a segment. */
  readonly segmentBytes: number;
  /** One that is empty; it is empty again afterwards. */
  readonly sorter?: BagSorter;
  readonly onProgress?: (progress: { bytes: number; events: number }) => void;
}

export interface ScannedFile {
  readonly segments: readonly string[];
  readonly events: number;
  readonly faults: FileFaults;
}

const mostSlots = 20_000;

/** Takes lines, and writes what is picked from them as segments. */
export class LineScanner {
  readonly #input: ScanInput;
  readonly #reader = new LineReader();
  readonly #sorter: BagSorter;
  readonly #picker: EventPicker;
  readonly #faults = new FaultCounter();
  readonly #segments: string[] = [];
  #events = 0;

  constructor(input: ScanInput) {
    this.#input = input;
    this.#sorter = input.sorter ?? new BagSorter();
    this.#picker = new EventPicker(input.picks, this.#sorter);
  }

  get events(): number {
    return this.#events;
  }

  readonly take = (bytes: Buffer, start: number, end: number, line: number): void => {
    const event = this.#reader.read(bytes, start, end);
    if (event === undefined) {
      const text = () => bytes.toString('utf8', start, Math.min(end, start + 1000));
      if (!isBlank(bytes, start, end)) this.#faults.count(line, 'It is no JSON object.', text);
      return;
    }
    this.#events += 1;
    try {
      this.#picker.pick(event);
    } catch (error) {
      this.#faults.count(line, error instanceof Error ? error.message : String(error), () => event.line);
    }
    if (this.#sorter.size >= this.#input.segmentBytes || this.#sorter.slots > mostSlots) this.#flush();
  };

  readonly tooLong = (line: number): void => this.#faults.count(line, 'It is too long.', () => '');

  /** `unfinished` is what stood behind the last line's end. */
  finish(unfinished: Buffer | undefined, line: number, fault: string | undefined): ScannedFile {
    if (unfinished !== undefined) {
      // Whoever writes the log may be writing this line: it is no fault that it is not there yet.
      const event = this.#reader.read(unfinished, 0, unfinished.length);
      if (event !== undefined || fault !== undefined) this.take(unfinished, 0, unfinished.length, line);
    }
    this.#faults.fault = fault;
    if (this.#sorter.size > 0) this.#flush();
    return { segments: this.#segments, events: this.#events, faults: this.#faults.faults };
  }

  #flush(): void {
    const path = `${this.#input.out}.${this.#segments.length}`;
    const writer = new SegmentWriter(path);
    this.#sorter.flush(writer);
    this.#picker.forgetSlots();
    writer.finish();
    this.#segments.push(path);
  }
}

/** Where a worker has a file's bytes from. */
export type ScannedBytes = { readonly path: string; readonly size: number } | { readonly stream: Readable };

const inflatedChunk = 1 << 20;

/** Reads a file, inflated where its name ends in `.gz`. What could be read before a fault counts. */
export async function scanFile(name: string, from: ScannedBytes, input: ScanInput): Promise<ScannedFile> {
  const scanner = new LineScanner(input);
  const cutter = new LineCutter(scanner.take, scanner.tooLong);
  const raw = 'stream' in from ? from.stream : readUpTo(from.path, from.size);
  let bytes = 0;
  let fault: string | undefined;
  try {
    for await (const chunk of name.endsWith('.gz') ? inflated(raw, (length) => (bytes += length)) : raw) {
      if (!Buffer.isBuffer(chunk)) continue;
      cutter.push(chunk);
      if (!name.endsWith('.gz')) bytes += chunk.length;
      input.onProgress?.({ bytes, events: scanner.events });
    }
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error);
  }
  return scanner.finish(cutter.end(), cutter.lines + 1, fault);
}

/** A file that is being written is read as far as it was when it was listed. */
function readUpTo(path: string, size: number): Readable {
  return createReadStream(path, { highWaterMark: 1 << 18, end: Math.max(0, size - 1) });
}

function inflated(raw: Readable, onBytes: (length: number) => void): Readable {
  const gunzip = createGunzip({ chunkSize: inflatedChunk });
  raw.on('data', (chunk: Buffer) => {
    onBytes(chunk.length);
    if (!gunzip.write(chunk)) {
      raw.pause();
      gunzip.once('drain', () => raw.resume());
    }
  });
  raw.once('end', () => gunzip.end());
  raw.once('error', (error) => gunzip.destroy(error));
  gunzip.once('close', () => raw.destroy());
  return gunzip;
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if ((bytes[at] ?? 0) > 0x20) return false;
  }
  return true;
}
