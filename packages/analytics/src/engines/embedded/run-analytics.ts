import { availableParallelism } from 'node:os';
import { systemClock, type Clock } from '@coursewright/core/shared';
import type { BrokenLine } from '../../log/log-faults.ts';
import type { LogFile, LogSource } from '../../log/log-source.port.ts';
import { mayHoldEventsOf } from '../../log/select-log-files.ts';
import type { SideTables } from '../../tables/side-tables.port.ts';
import type { TableStore } from '../../tables/table-store.port.ts';
import { fillTableFile } from '../../tables/tsv/write-table-file.ts';
import type { Task } from '../../tasks/define-task.ts';
import { chooseTasks } from '../../tasks/plan-tasks.ts';
import { chooseDays, addDays } from './choose-days.ts';
import { digestFiles } from './digest-files.ts';
import { EngineHold } from './engine-hold.ts';
import type { FoldSettings, TaskModule } from './engine-settings.ts';
import { eachRow } from './table-rows.ts';
import { RunProgress, type AnalyticsProgress } from './run-progress.ts';

export interface RunAnalyticsInput {
  /** In an order in which each comes behind those whose tables it reads. */
  readonly tasks: readonly Task[];
  /** Where threads find these tasks; default: the package's own. Tasks that are of neither run in this thread. */
  readonly taskModule?: TaskModule;
  readonly source: LogSource;
  readonly sideTables: SideTables;
  /** Folder for what need not be done again in the next run. */
  readonly state: string;
  readonly settings: FoldSettings;
  /** Only so many days before the end of the range are taken anew; earlier ones stay as they were counted. */
  readonly overwriteDays?: number;
  readonly publish?: TableStore;
  /** Folder in which each table, the warehouse's too, is written as `NAME.tsv`. */
  readonly output?: string;
  readonly onProgress?: (progress: AnalyticsProgress) => void;
  /** Threads; default: one for each core. */
  readonly workers?: number;
  readonly clock?: Clock;
  /** Bytes of picks that a thread keeps before it writes them; default 48 MiB. */
  readonly segmentBytes?: number;
}

export interface AnalyticsReport {
  /** Of the files that count. */
  readonly events: number;
  readonly files: number;
  /** Files that had to be read, the others being known from earlier runs. */
  readonly read: number;
  readonly broken: number;
  /** The first of each file. */
  readonly brokenLines: readonly (BrokenLine & { readonly file: string })[];
  /** Files that could not be read to their ends, and why. */
  readonly corrupt: readonly { readonly file: string; readonly why: string }[];
  /** By task how many keys' rows changed. */
  readonly changedKeys: Readonly<Record<string, number>>;
}

/**
 * Runs tasks over logs in this process, on every core: reads the files that it has not read before, folds the keys that they
 * touch, and publishes the rows that changed, all at once. What it has done is kept in the state's folder; a run that was
 * killed goes on where it was.
 * Throws `conflict` while another run is at the same state.
 */
export async function runAnalytics(input: RunAnalyticsInput): Promise<AnalyticsReport> {
  const { settings, overwriteDays, clock = systemClock } = input;
  const { range } = settings;
  const from = overwriteDays === undefined ? range.from : addDays(range.to, -overwriteDays);
  const files = await listFiles(input.source, { from: from > range.from ? from : range.from, to: range.to });
  const progress = new RunProgress(input.onProgress);
  const hold = await EngineHold.open({
    ...input,
    tasks: neededTasks(input),
    picksOf: input.tasks,
    workers: input.workers ?? availableParallelism(),
    segmentBytes: input.segmentBytes ?? 48 * 1024 * 1024,
  });
  try {
    const digested = await digestFiles({
      ...hold.digestInput,
      files,
      onProgress: (now) => progress.reading(now),
    });
    const { partitions } = digested;
    const counted = chooseDays({
      range,
      overwriteDays,
      current: partitions,
      before: hold.before?.counted ?? {},
      daysOf: (partition) => hold.daysOf(partition),
      partitionOf: (id) => hold.partitionOf(id),
    });
    const changedKeys = await hold.advanceTo({
      counted,
      partitions,
      sideTables: input.sideTables,
      onGroup: (done, of) => progress.folding(done, of),
    });
    await hold.rest();
    progress.publishing();
    if (input.publish !== undefined) await hold.publish(input.publish, clock.now());
    if (input.output !== undefined) {
      for (const { table, name } of input.tasks) {
        if (table.kind !== 'internal')
          await fillTableFile(input.output, table, (rows) =>
            eachRow(hold.rowsOf(name), (bytes, start, end, times) => rows.add(bytes, start, end, times)),
          );
      }
    }
    await hold.tidy();
    hold.clean(partitions);
    return {
      events: partitions.reduce((sum, { events }) => sum + events, 0),
      files: files.length,
      read: digested.read,
      broken: partitions.reduce((sum, { faults }) => sum + faults.broken, 0),
      brokenLines: partitions.flatMap(({ file, faults }) => faults.first.map((line) => ({ ...line, file }))),
      corrupt: partitions.flatMap(({ file, faults: { fault } }) =>
        fault === undefined ? [] : [{ file, why: fault }],
      ),
      changedKeys,
    };
  } finally {
    await hold.close();
  }
}

/** What only files show is not worth counting where none are wanted. */
function neededTasks({ tasks, output }: RunAnalyticsInput): readonly Task[] {
  if (output !== undefined) return tasks;
  return chooseTasks(
    tasks,
    tasks.filter(({ table }) => table.kind === 'published').map(({ name }) => name),
  );
}

async function listFiles(source: LogSource, range: { from: string; to: string }): Promise<LogFile[]> {
  const mayHold = mayHoldEventsOf(range);
  const files: LogFile[] = [];
  for await (const file of source.files()) if (mayHold(file)) files.push(file);
  return files;
}
