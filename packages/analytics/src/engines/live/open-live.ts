import { systemClock, type Clock } from '@coursewright/core/shared';
import type { LogFile, LogSource } from '../../log/log-source.port.ts';
import { mayHoldEventsOf } from '../../log/select-log-files.ts';
import type { SideTables } from '../../tables/side-tables.port.ts';
import type { TableStore } from '../../tables/table-store.port.ts';
import type { Range, Task } from '../../tasks/define-task.ts';
import { chooseTasks } from '../../tasks/plan-tasks.ts';
import { chooseDays } from '../embedded/choose-days.ts';
import { digestFiles } from '../embedded/digest-files.ts';
import { EngineHold } from '../embedded/engine-hold.ts';
import type { FoldSettings, TaskModule } from '../embedded/engine-settings.ts';
import type { Partition } from '../embedded/engine-state.ts';

export interface LiveInput {
  /** In an order in which each comes behind those whose tables it reads. */
  readonly tasks: readonly Task[];
  /** Where threads find these tasks; default: the package's own. Tasks that are of neither run in this thread. */
  readonly taskModule?: TaskModule;
  /** The log whose tail is handed to `take`. */
  readonly source: LogSource;
  readonly sideTables: SideTables;
  /** The folder that `runAnalytics` may have filled; nobody else can use it meanwhile. */
  readonly state: string;
  readonly settings: Omit<FoldSettings, 'range'>;
  /** Asked before each count, for it moves on with the days. */
  readonly range: () => Range;
  readonly publish: TableStore;
  /** Threads that count; default 1, 0: this one. */
  readonly workers?: number;
  readonly clock?: Clock;
  /** Told what went wrong while counting; the lines are kept and counted with the next. */
  readonly onError: (error: unknown) => void;
}

export interface LiveAnalytics {
  /** Lines of our log, without their ends, in any order, again or late: the tables follow. It returns at once. */
  take(lines: readonly string[]): void;
  /** Until all lines that were taken before are published. Rejects with what went wrong. */
  settled(): Promise<void>;
  /** Reads the log's files anew; what was taken line by line before is then known from them. */
  catchUp(): Promise<void>;
  /** As `catchUp`; then nothing rests in the state but what makes the tables as they are now. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** So many batches are kept side by side before they are made one. */
const mostBatches = 8;

/**
 * Keeps published tables up with the log: it reads the log's files, then counts lines as they come, a batch at a time as
 * large as what came meanwhile, folding only keys that they touch. The tables are those of a run over the whole log.
 * Throws `conflict` while another engine is at the state.
 */
export async function openLive(input: LiveInput): Promise<LiveAnalytics> {
  const published = input.tasks.filter(({ table }) => table.kind === 'published').map(({ name }) => name);
  const hold = await EngineHold.open({
    ...input,
    tasks: chooseTasks(input.tasks, published),
    picksOf: input.tasks,
    settings: { ...input.settings, range: input.range() },
    workers: input.workers ?? 1,
    segmentBytes: 16 * 1024 * 1024,
  });
  const live = new Live(input, hold);
  try {
    await live.catchUp();
  } catch (error) {
    await hold.close();
    throw error;
  }
  return live;
}

class Live implements LiveAnalytics {
  readonly #input: LiveInput;
  readonly #hold: EngineHold;
  readonly #clock: Clock;
  #files: readonly Partition[] = [];
  #batches: readonly Partition[];
  #waiting: string[] = [];
  /** One count after the other. */
  #work: Promise<void> = Promise.resolve();
  #isScheduled = false;

  constructor(input: LiveInput, hold: EngineHold) {
    this.#input = input;
    this.#hold = hold;
    this.#clock = input.clock ?? systemClock;
    this.#batches = hold.linePartitions();
  }

  take(lines: readonly string[]): void {
    for (const line of lines) this.#waiting.push(line);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#enqueue(() => this.#count()).catch(this.#input.onError);
  }

  settled(): Promise<void> {
    // What was taken last is about to be counted.
    return this.#isScheduled ? this.#work : this.#enqueue(() => this.#count());
  }

  catchUp(): Promise<void> {
    return this.#enqueue(() => this.#readFiles());
  }

  forget(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#readFiles();
      await this.#hold.tidy({ whole: true });
      this.#hold.clean([...this.#files, ...this.#batches]);
    });
  }

  async close(): Promise<void> {
    await this.#work.catch(() => undefined);
    await this.#hold.close();
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#work.catch(() => undefined).then(work);
    this.#work = done;
    return done;
  }

  async #readFiles(): Promise<void> {
    const range = this.#input.range();
    const mayHold = mayHoldEventsOf(range);
    // Lines taken until now are in the log, so its files tell all about them.
    this.#waiting = [];
    const files: LogFile[] = [];
    for await (const file of this.#input.source.files()) if (mayHold(file)) files.push(file);
    const { partitions } = await digestFiles({ ...this.#hold.digestInput, files });
    this.#files = partitions;
    this.#batches = [];
    await this.#advance(range);
    this.#hold.clean([...this.#files, ...this.#batches]);
  }

  async #count(): Promise<void> {
    this.#isScheduled = false;
    if (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      try {
        this.#batches = [...this.#batches, await this.#hold.digestLines(lines)];
      } catch (error) {
        this.#waiting = [...lines, ...this.#waiting];
        throw error;
      }
    }
    await this.#advance(this.#input.range());
    await this.#tidy();
  }

  async #advance(range: Range): Promise<void> {
    const hold = this.#hold;
    const partitions = [...this.#files, ...this.#batches];
    const counted = chooseDays({
      range,
      overwriteDays: undefined,
      current: partitions,
      before: {},
      daysOf: (partition) => hold.daysOf(partition),
      partitionOf: (id) => hold.partitionOf(id),
    });
    await hold.advanceTo({ counted, partitions, sideTables: this.#input.sideTables, range });
    await hold.publish(this.#input.publish, this.#clock.now());
  }

  async #tidy(): Promise<void> {
    if (this.#batches.length <= mostBatches) return;
    this.#batches = [await this.#hold.mergeLines(this.#batches)];
    await this.#hold.tidy();
    this.#hold.clean([...this.#files, ...this.#batches]);
  }
}
