import type { LogFile } from '../../log/log-source.port.ts';
import type { Partition, StateFolder } from './engine-state.ts';
import type { Executor } from './executor.ts';
import { syncFiles } from './sync-files.ts';

export interface DigestInput {
  readonly files: readonly LogFile[];
  /** Names of what is picked. */
  readonly picks: readonly string[];
  readonly code: string;
  readonly state: StateFolder;
  readonly executor: Executor;
  readonly segmentBytes: number;
  readonly onProgress?: (progress: DigestProgress) => void;
}

export interface DigestProgress {
  readonly files: { readonly done: number; readonly of: number };
  readonly bytes: { readonly done: number; readonly of: number };
  readonly events: number;
}

export interface Digested {
  readonly partitions: readonly Partition[];
  /** How many of them had to be read. */
  readonly read: number;
}

/** What was picked from each file: kept from an earlier run, or read now, the largest files first. */
export async function digestFiles(input: DigestInput): Promise<Digested> {
  const { files, code, state, executor } = input;
  const picks = input.picks.toSorted();
  const known = files.map((file) => {
    const id = state.partitionId(file.name, file.version, code, picks);
    return { file, id, partition: state.partition(id) };
  });
  const missing = known.filter(({ partition }) => partition === undefined);
  const progress = new Tally(
    input,
    missing.map(({ file }) => file),
  );
  const read = new Map<string, Partition>();
  const synced: Promise<void>[] = [];
  const bySize = missing.toSorted((a, b) => b.file.size - a.file.size);
  await each(bySize, executor.size, async ({ file, id }) => {
    const out = state.partitionPath(id);
    const job = { name: file.name, out, segmentBytes: input.segmentBytes };
    const { segments, events, faults } = await executor.scan(file, job, (now) => progress.at(file, now));
    const partition: Partition = {
      id,
      file: file.name,
      version: file.version,
      segments: [...segments],
      events,
      faults: { ...faults, first: [...faults.first] },
    };
    read.set(id, partition);
    progress.done(file, events);
    // Meanwhile the next file is read.
    synced.push(syncFiles(segments).then(() => state.addPartition(partition)));
  });
  await Promise.all(synced);
  const partitions = known.flatMap(({ id, partition }) => partition ?? read.get(id) ?? []);
  return { partitions, read: missing.length };
}

/** So many at once; the first fault ends it. */
async function each<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const next = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

/** Adds up what is told of several files at once. */
class Tally {
  readonly #input: DigestInput;
  readonly #files: readonly LogFile[];
  readonly #at = new Map<LogFile, { bytes: number; events: number }>();
  #done = 0;

  constructor(input: DigestInput, files: readonly LogFile[]) {
    this.#input = input;
    this.#files = files;
  }

  at(file: LogFile, now: { bytes: number; events: number }): void {
    // What a source inflates itself is longer than the file.
    this.#at.set(file, { ...now, bytes: Math.min(now.bytes, file.size) });
    this.#tell();
  }

  done(file: LogFile, events: number): void {
    this.#done += 1;
    this.at(file, { bytes: file.size, events });
  }

  #tell(): void {
    const all = [...this.#at.values()];
    this.#input.onProgress?.({
      files: { done: this.#done, of: this.#files.length },
      bytes: { done: sum(all.map(({ bytes }) => bytes)), of: sum(this.#files.map(({ size }) => size)) },
      events: sum(all.map(({ events }) => events)),
    });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
