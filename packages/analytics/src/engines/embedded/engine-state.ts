import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { foldSettings } from './engine-settings.ts';

const faults = z.object({
  broken: z.number(),
  first: z.array(z.object({ line: z.number(), why: z.string(), text: z.string() })),
  fault: z.string().optional(),
});

const partition = z.object({
  id: z.string(),
  /** Name of the file, and the version of it, that it was made from. */
  file: z.string(),
  version: z.string(),
  segments: z.array(z.string()),
  events: z.number(),
  faults,
});
/** What was picked from one version of one file. */
export type Partition = z.infer<typeof partition>;

const manifest = z.object({
  /** Of the programs that made it. */
  code: z.string(),
  tasks: z.array(z.string()),
  settings: foldSettings,
  countriesVersion: z.string().optional(),
  /** By partition the days of it that count; '' is what has no day. */
  counted: z.record(z.string(), z.array(z.string())),
  /** By task the segments of its rows, the oldest first. */
  rows: z.record(z.string(), z.array(z.string())),
  /** Segments of what tasks picked from other tasks' rows. */
  picked: z.array(z.string()),
  /** By side table what was picked from it. */
  sides: z.record(z.string(), z.object({ version: z.string(), segments: z.array(z.string()) })),
  /** By table when it was published last. */
  published: z.record(z.string(), z.number()),
  /** By task the segments of its rows that came since then. */
  unpublished: z.record(z.string(), z.array(z.string())),
});
export type Manifest = z.infer<typeof manifest>;

const manifestName = 'manifest.json';

/** The folder in which an engine keeps what it need not do again. */
export class StateFolder {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    for (const name of ['files', 'runs']) mkdirSync(path.join(folder, name), { recursive: true });
  }

  /** Of a file as these programs read it for these picks. */
  partitionId(file: string, version: string, code: string, picks: readonly string[]): string {
    const hash = createHash('sha256').update(JSON.stringify([file, version, code, picks]));
    return hash.digest('hex').slice(0, 24);
  }

  /** undefined where it has not been made whole. */
  partition(id: string): Partition | undefined {
    return readJson(this.#partitionFile(id), partition);
  }

  addPartition(made: Partition): void {
    writeDurably(this.#partitionFile(made.id), JSON.stringify(made));
  }

  /** Where its segments begin. */
  partitionPath(id: string): string {
    return path.join(this.folder, 'files', id);
  }

  runPath(name: string): string {
    return path.join(this.folder, 'runs', name);
  }

  manifest(): Manifest | undefined {
    return readJson(path.join(this.folder, manifestName), manifest);
  }

  saveManifest(next: Manifest): void {
    writeDurably(path.join(this.folder, manifestName), JSON.stringify(next));
  }

  /** Deletes what neither this manifest nor these partitions need. */
  clean(now: Manifest | undefined, partitions: ReadonlySet<string>): void {
    const kept = new Set<string>();
    for (const id of [...partitions, ...Object.keys(now?.counted ?? {})]) {
      kept.add(this.#partitionFile(id));
      for (const segment of this.partition(id)?.segments ?? []) kept.add(segment);
    }
    const sides = Object.values(now?.sides ?? {}).flatMap(({ segments }) => segments);
    for (const segment of [...Object.values(now?.rows ?? {}).flat(), ...(now?.picked ?? []), ...sides])
      kept.add(segment);
    for (const name of ['files', 'runs']) {
      const folder = path.join(this.folder, name);
      for (const file of readdirSync(folder)) {
        const found = path.join(folder, file);
        if (!kept.has(found)) rmSync(found, { force: true });
      }
    }
  }

  #partitionFile(id: string): string {
    return `${this.partitionPath(id)}.json`;
  }
}

function readJson<T>(file: string, shape: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    // What does not read, of an older version perhaps, is made again.
    return shape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function writeDurably(file: string, text: string): void {
  const part = openSync(`${file}.part`, 'w');
  writeSync(part, text);
  fsyncSync(part);
  closeSync(part);
  renameSync(`${file}.part`, file);
}
