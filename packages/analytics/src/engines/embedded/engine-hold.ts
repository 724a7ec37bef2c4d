import { randomBytes } from 'node:crypto';
import type { Instant } from '@coursewright/core/shared';
import type { SideTables } from '../../tables/side-tables.port.ts';
import type { TableStore } from '../../tables/table-store.port.ts';
import { openCountries } from '../../tasks/location/open-countries.ts';
import type { Range, Task } from '../../tasks/define-task.ts';
import type { FoldGroup } from '../../tasks/plan-tasks.ts';
import { advance, allRuns } from './advance.ts';
import type { CountedDays } from './choose-days.ts';
import type { DigestInput } from './digest-files.ts';
import { digestSides, type SidePicks } from './digest-sides.ts';
import { EngineJobs } from './engine-jobs.ts';
import { codeVersion, fileVersion, ownTasks, type FoldSettings, type TaskModule } from './engine-settings.ts';
import { StateFolder, type Manifest, type Partition } from './engine-state.ts';
import { InThreadExecutor, type Executor } from './executor.ts';
import { loadTasks } from './load-tasks.ts';
import { eventRelation, planRelations, type Plan } from './relations.ts';
import { LineScanner } from './scan-file.ts';
import { SegmentCache } from './segment-cache.ts';
import { syncFiles } from './sync-files.ts';
import { lockState } from './state-lock.ts';
import { tableChanges } from './table-rows.ts';
import { tidySegments } from './tidy-segments.ts';
import { WorkerExecutor } from './worker-executor.ts';

export interface HoldInput {
  /** Those that are folded. */
  readonly tasks: readonly Task[];
  /** Those whose picks of events are taken from files, so that they are there when they are folded one day. */
  readonly picksOf: readonly Task[];
  readonly taskModule?: TaskModule;
  readonly state: string;
  readonly settings: FoldSettings;
  readonly workers: number;
  readonly segmentBytes: number;
}

export interface AdvanceTo {
  readonly counted: CountedDays;
  readonly partitions: readonly Partition[];
  readonly sideTables: SideTables;
  /** In place of that of the settings. */
  readonly range?: Range;
  readonly onGroup?: (done: number, of: number) => void;
}

/** A state that one engine holds: what has been counted, and what it takes to count on. */
export class EngineHold {
  readonly #input: HoldInput;
  readonly #state: StateFolder;
  readonly #executor: Executor;
  readonly #code: string;
  readonly #plan: Plan;
  readonly #segments = new SegmentCache();
  readonly #partitions = new Map<string, Partition>();
  readonly #unlock: () => void;
  #manifest: Manifest | undefined;

  private constructor(input: HoldInput, executor: Executor, code: string, unlock: () => void) {
    this.#input = input;
    this.#state = new StateFolder(input.state);
    this.#executor = executor;
    this.#code = code;
    this.#unlock = unlock;
    this.#plan = planRelations(input.tasks);
    const known = this.#state.manifest();
    const tasks = input.tasks.map(({ name }) => name).join();
    this.#manifest = known?.code === code && known.tasks.join() === tasks ? known : undefined;
  }

  /** Throws `conflict` while another engine holds the state. */
  static async open(input: HoldInput): Promise<EngineHold> {
    const unlock = lockState(input.state);
    try {
      const module = input.taskModule ?? ownTasks;
      const found = await loadTasks(module);
      const canShare = input.picksOf.every((task) => found.includes(task));
      const code = codeVersion(canShare ? [module] : []);
      const executor =
        canShare && input.workers > 0
          ? new WorkerExecutor(input.workers, {
              module,
              tasks: input.tasks.map(({ name }) => name),
              picksOf: input.picksOf.map(({ name }) => name),
              settings: input.settings,
            })
          : inThread(input);
      return new EngineHold(input, executor, code, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  get before(): Manifest | undefined {
    return this.#manifest;
  }

  get digestInput(): Omit<DigestInput, 'files'> {
    const { segmentBytes } = this.#input;
    const picks = planRelations(this.#input.picksOf).eventPicks.map(({ name }) => name);
    return { picks, code: this.#code, state: this.#state, executor: this.#executor, segmentBytes };
  }

  partitionOf(id: string): Partition | undefined {
    const known = this.#partitions.get(id) ?? this.#state.partition(id);
    if (known !== undefined) this.#partitions.set(id, known);
    return known;
  }

  daysOf({ segments }: Partition): readonly string[] {
    return [...new Set(segments.flatMap((path) => this.#segments.get(path).runs.map(({ date }) => date)))];
  }

  /** What is picked from lines that are in no file yet, as a partition of its own. */
  async digestLines(lines: readonly string[]): Promise<Partition> {
    const id = `${linesPrefix}${randomBytes(9).toString('hex')}`;
    const out = this.#state.partitionPath(id);
    const { segmentBytes, picksOf } = this.#input;
    const scanner = new LineScanner({ picks: planRelations(picksOf).eventPicks, out, segmentBytes });
    for (const [index, line] of lines.entries()) {
      const bytes = Buffer.from(line);
      scanner.take(bytes, 0, bytes.length, index + 1);
    }
    const { segments, events, faults } = scanner.finish(undefined, 0, undefined);
    return this.#addPartition(id, segments, events, { ...faults, first: [...faults.first] });
  }

  /** Makes one partition of several of lines; nothing is counted otherwise than before. */
  async mergeLines(partitions: readonly Partition[]): Promise<Partition> {
    const id = `${linesPrefix}${randomBytes(9).toString('hex')}`;
    const out = `${this.#state.partitionPath(id)}.0`;
    const runs = partitions.flatMap(({ segments }) =>
      segments.flatMap((path) => allRuns(this.#segments, path, 0)),
    );
    const last = planRelations(this.#input.picksOf)
      .eventPicks.filter(({ keep }) => keep === 'last')
      .map(eventRelation);
    await this.#executor.merge({ kind: 'bags', runs, out, last });
    const events = partitions.reduce((sum, partition) => sum + partition.events, 0);
    const broken = partitions.reduce((sum, { faults }) => sum + faults.broken, 0);
    const merged = await this.#addPartition(id, [out], events, { broken, first: [] });
    if (this.#manifest !== undefined) {
      const { counted: old } = this.#manifest;
      const others = Object.entries(old).filter(([known]) =>
        partitions.every((partition) => partition.id !== known),
      );
      const days = [...new Set(partitions.flatMap((partition) => old[partition.id] ?? []))];
      this.#save({ ...this.#manifest, counted: { ...Object.fromEntries(others), [id]: days } });
    }
    return merged;
  }

  async #addPartition(
    id: string,
    segments: readonly string[],
    events: number,
    faults: Partition['faults'],
  ): Promise<Partition> {
    await syncFiles(segments);
    const partition: Partition = { id, file: '', version: '', segments: [...segments], events, faults };
    this.#state.addPartition(partition);
    this.#partitions.set(id, partition);
    return partition;
  }

  /** Partitions of lines that count, of an engine before this one too. */
  linePartitions(): readonly Partition[] {
    const counted = Object.keys(this.#manifest?.counted ?? {});
    return counted.filter((id) => id.startsWith(linesPrefix)).flatMap((id) => this.partitionOf(id) ?? []);
  }

  rowsOf(task: string): readonly string[] {
    return this.#manifest?.rows[task] ?? [];
  }

  /** Counts what is there now. Gives by table how many keys' rows changed. */
  async advanceTo(to: AdvanceTo): Promise<Record<string, number>> {
    const { segmentBytes } = this.#input;
    const settings = { ...this.#input.settings, ...(to.range && { range: to.range }) };
    const before = this.#manifest;
    for (const partition of to.partitions) this.#partitions.set(partition.id, partition);
    const newPath = (): string => this.#newPath();
    const sides = await digestSides({
      plan: this.#plan,
      sideTables: to.sideTables,
      before: before?.sides ?? {},
      newPath,
      segmentBytes,
    });
    const now = { counted: to.counted, sides: segmentsOf(sides), picked: before?.picked ?? [] };
    const countriesVersion = fileVersion(settings.countries);
    const advanced = await advance({
      plan: this.#plan,
      executor: this.#executor,
      segments: this.#segments,
      partitionOf: (id) => this.partitionOf(id),
      before: { counted: before?.counted ?? {}, sides: segmentsOf(before?.sides ?? {}), picked: now.picked },
      now,
      ...(before && { rows: before.rows }),
      refold: (group) => before !== undefined && mustRefold(group, before, settings, countriesVersion),
      newPath,
      segmentBytes,
      range: settings.range,
      ...(to.onGroup && { onGroup: to.onGroup }),
    });
    const grown = (old: Readonly<Record<string, readonly string[]>> = {}) =>
      Object.fromEntries(
        this.#input.tasks.map(({ name }) => [
          name,
          [...(old[name] ?? []), ...(advanced.rows.get(name) ?? [])],
        ]),
      );
    const made = [...advanced.rows.values()].flat();
    await syncFiles([...made, ...advanced.picked, ...newSegments(sides, before?.sides)]);
    this.#save({
      code: this.#code,
      tasks: this.#input.tasks.map(({ name }) => name),
      settings,
      ...(countriesVersion !== undefined && { countriesVersion }),
      counted: Object.fromEntries(Object.entries(to.counted).map(([id, days]) => [id, [...days]])),
      rows: grown(before?.rows),
      picked: [...now.picked, ...advanced.picked],
      sides,
      published: before?.published ?? {},
      unpublished: grown(before?.unpublished),
    });
    return advanced.keys;
  }

  /** Makes the tables what has been counted, all at once; of those that are as they were published last only what changed. */
  async publish(store: TableStore, at: Instant): Promise<void> {
    const manifest = this.#manifest;
    if (manifest === undefined) return;
    const updates = await store.updates();
    const changes = tableChanges(
      this.#input.tasks.map((task) => {
        const published = manifest.published[task.table.name];
        const isThere =
          published !== undefined && secondOf(updates.get(task.table.name) ?? 0) === secondOf(published);
        const changed = isThere ? { changed: manifest.unpublished[task.name] ?? [] } : {};
        return { task, all: manifest.rows[task.name] ?? [], ...changed };
      }),
    );
    this.#doubt(
      changes.map(({ table }) => table.name),
      at,
    );
    if (changes.length > 0) await store.publish(changes, at);
    const made = changes.map(({ table }): [string, Instant] => [table.name, at]);
    this.#save({
      ...manifest,
      published: { ...manifest.published, ...Object.fromEntries(made) },
      unpublished: {},
    });
  }

  /**
   * Stores keep instants to the second: a publication within the second of the last one that was made and not noted, the
   * process having been killed between, would be taken for the last. Until it is noted, its tables are as nobody knows.
   */
  #doubt(tables: readonly string[], at: Instant): void {
    const manifest = this.#manifest;
    if (manifest === undefined) return;
    const known = Object.entries(manifest.published).filter(
      ([name, last]) => !tables.includes(name) || secondOf(last) !== secondOf(at),
    );
    if (known.length < Object.keys(manifest.published).length)
      this.#save({ ...manifest, published: Object.fromEntries(known) });
  }

  /** Makes few segments of many; `whole`: one, in which nothing is left that others have taken the place of. */
  async tidy({ whole = false } = {}): Promise<void> {
    if (this.#manifest === undefined) return;
    const newPath = (): string => this.#newPath();
    const around = {
      segments: this.#segments,
      executor: this.#executor,
      newPath,
      tasks: this.#input.tasks,
      whole,
    };
    const tidied = await tidySegments(this.#manifest, around);
    if (tidied !== undefined) this.#save(tidied);
  }

  clean(partitions: readonly Partition[]): void {
    this.#segments.release();
    this.#state.clean(this.#manifest, new Set(partitions.map(({ id }) => id)));
  }

  /** Gives back the memory of its threads, which start anew when there is work. */
  rest(): Promise<void> {
    return this.#executor.rest();
  }

  async close(): Promise<void> {
    await this.#executor.close();
    this.#segments.release();
    this.#unlock();
  }

  #newPath(): string {
    return this.#state.runPath(randomBytes(9).toString('hex'));
  }

  #save(manifest: Manifest): void {
    this.#state.saveManifest(manifest);
    this.#manifest = manifest;
  }
}

const linesPrefix = 'lines-';

function inThread({ tasks, picksOf, settings }: HoldInput): Executor {
  const countryOf = openCountries(settings.countries);
  return new InThreadExecutor(new EngineJobs({ tasks, picksOf, context: { ...settings, countryOf } }));
}

/** Do all keys of the group have to be folded again, since folds are told other things than before? */
function mustRefold(
  { tasks }: FoldGroup,
  before: Manifest,
  { range, videoDropoff, weeks }: FoldSettings,
  countriesVersion: string | undefined,
): boolean {
  const was = before.settings;
  const isOther =
    was.videoDropoff !== videoDropoff || was.weeks !== weeks || before.countriesVersion !== countriesVersion;
  const hasMoved = was.range.from !== range.from || was.range.to !== range.to;
  return isOther || (hasMoved && tasks.some(({ ranged }) => ranged === true));
}

function newSegments(
  sides: Readonly<Record<string, SidePicks>>,
  before: Readonly<Record<string, SidePicks>> = {},
): string[] {
  return Object.entries(sides).flatMap(([table, { segments }]) =>
    before[table]?.segments === segments ? [] : segments,
  );
}

function segmentsOf(sides: Readonly<Record<string, SidePicks>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(sides).map(([table, { segments }]) => [table, segments]));
}

/** Stores keep instants to the second. */
function secondOf(at: Instant): number {
  return Math.floor(at / 1_000_000);
}
