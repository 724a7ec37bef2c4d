import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SideTables } from '../../tables/side-tables.port.ts';
import type { Range, Task } from '../../tasks/define-task.ts';
import { planTasks, sideTablesOf, type FoldGroup } from '../../tasks/plan-tasks.ts';
import { tupleText, type Tuple } from '../../tuples/tuple.ts';
import { configuredTools, isLocal, runHadoopProgram, type HadoopTools } from './hadoop-tools.ts';
import { jobVariable, printJobSettings, type JobSettings } from './job-settings.ts';
import { lineSettings, printRow } from './streaming-line.ts';
import { TableFiles } from './table-files.ts';
import { workFolder, type WorkFolder } from './work-folder.ts';

export interface HadoopRun {
  readonly tools: HadoopTools;
  /** In an order in which each comes behind those whose tables it reads. */
  readonly tasks: readonly Task[];
  /** Files or folders of logs, `file:`, `hdfs:` or `s3a:`. */
  readonly input: readonly string[];
  /** The address of a folder that does not exist yet, where all machines reach it: what is between the jobs. It is deleted in the end. */
  readonly work: string;
  readonly sideTables: SideTables;
  readonly range: Range;
  readonly videoDropoff: number;
  readonly weeks: number;
  /** A file with countries of addresses. */
  readonly countries?: string;
  /** The one file that mappers and reducers are, where it is not where the build puts it. */
  readonly program?: string;
  /** Of each job; default 2. */
  readonly reducers?: number;
  readonly onJob?: (job: number, jobs: number) => void;
}

/** The tables of a run; rows can be asked for until `close`. */
export interface HadoopTables {
  rows(table: string): Iterable<Tuple>;
  close(): Promise<void>;
}

/** Logs lie in folders of hosts, or of days and hours. */
const nestedLogs = ['mapreduce.input.fileinputformat.input.dir.recursive=true'];
const streaming = 'org.apache.hadoop.streaming.HadoopStreaming';

/**
 * Runs tasks by Hadoop Streaming: a job for each level of tasks, all tasks of a level in it. Mappers get logs as Hadoop
 * splits and inflates them. Throws `unavailable` with Hadoop's last words where a job fails.
 */
export async function runHadoop(asked: HadoopRun): Promise<HadoopTables> {
  const local = await mkdtemp(path.join(tmpdir(), 'coursewright-hadoop-'));
  const run = { ...asked, tools: configuredTools(asked.tools, path.join(local, 'conf')) };
  const work = workFolder(run.tools, run.work);
  try {
    await work.make();
    const rows = await putSideTables(run, work, local);
    const tables = new TableFiles(path.join(local, 'tables'));
    for (const level of await runLevels(run, rows)) {
      const file = path.join(local, level);
      await work.fetch(level, file);
      tables.take(file);
      await rm(file);
    }
    return { rows: (table) => tables.rows(table), close: () => rm(local, { recursive: true, force: true }) };
  } catch (error) {
    await rm(local, { recursive: true, force: true });
    throw error;
  } finally {
    await work.remove();
  }
}

/** The LMS's tables as one file of rows. Gives its address, or none where no task reads any. */
async function putSideTables(
  { tasks, work, sideTables }: HadoopRun,
  folder: WorkFolder,
  local: string,
): Promise<readonly string[]> {
  const tables = sideTablesOf(tasks);
  if (tables.length === 0) return [];
  const file = path.join(local, 'side-tables');
  const handle = await open(file, 'w');
  try {
    for (const table of tables) {
      for await (const row of sideTables.rows(table))
        await handle.write(`${printRow(table.name, tupleText(row))}\n`);
    }
  } finally {
    await handle.close();
  }
  await folder.put(file, 'side-tables');
  return [`${work}/side-tables`];
}

/** Gives the names of the folders that hold what the levels made. */
async function runLevels(run: HadoopRun, sideTables: readonly string[]): Promise<readonly string[]> {
  const levels = planTasks(run.tasks);
  const made = new Map<string, readonly FoldGroup[]>();
  for (const [level, groups] of levels.entries()) {
    const picks = groups.flatMap(({ of }) => of);
    const read = new Set(picks.flatMap((pick) => (pick.from === 'rows' ? [pick.table.name] : [])));
    const isRead = ({ table }: Pick<Task, 'table'>): boolean => read.delete(table.name);
    const before = [...made].filter(
      ([, level]) => level.flatMap(({ tasks }) => tasks).filter(isRead).length > 0,
    );
    const input = [
      ...(picks.some(({ from }) => from === 'events') ? run.input : []),
      ...before.map(([name]) => `${run.work}/${name}`),
      // What is left is of the LMS.
      ...(read.size > 0 ? sideTables : []),
    ];
    run.onJob?.(level + 1, levels.length);
    if (input.length === 0) continue;
    const name = `level-${level}`;
    await runJob(run, level, input, `${run.work}/${name}`);
    made.set(name, groups);
  }
  return [...made.keys()];
}

async function runJob(
  run: HadoopRun,
  level: number,
  input: readonly string[],
  output: string,
): Promise<void> {
  const { tools, tasks, range, videoDropoff, weeks, countries } = run;
  const program = run.program ?? programFile();
  // In its own process Hadoop runs everything where it is; a cluster puts what it is given into each container's folder.
  const local = isLocal(tools);
  const there = (file: string): string => (local ? file : path.basename(file));
  const shipped = [program, ...(countries === undefined ? [] : [countries])];
  const command = `${tools.node ?? 'node'} ${there(program)}`;
  const settings: JobSettings = {
    tasks: tasks.map(({ name }) => name),
    range,
    videoDropoff,
    weeks,
    level,
    rowsFolder: run.work,
    ...(countries !== undefined && { countries: there(countries) }),
  };
  await runHadoopProgram(tools, streaming, [
    ...[
      ...jobSettingsOf(tools),
      ...lineSettings,
      ...nestedLogs,
      `mapreduce.job.reduces=${run.reducers ?? 2}`,
    ].flatMap((setting) => ['-D', setting]),
    ...(local ? [] : ['-files', shipped.map((file) => pathToFileURL(file).href).join(',')]),
    ...input.flatMap((one) => ['-input', one]),
    '-output',
    output,
    '-partitioner',
    'org.apache.hadoop.mapred.lib.KeyFieldBasedPartitioner',
    '-mapper',
    `${command} map`,
    '-combiner',
    `${command} combine`,
    '-reducer',
    `${command} reduce`,
    '-cmdenv',
    `${jobVariable}=${printJobSettings(settings)}`,
  ]);
}

function jobSettingsOf({ settings = {} }: HadoopTools): readonly string[] {
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}

/** The one file that mappers and reducers are: beside what tsc wrote; without a build, the source. */
function programFile(): string {
  const here = import.meta.url;
  return fileURLToPath(
    new URL(here.endsWith('.ts') ? 'streaming-main.ts' : '../../bundle/hadoop-tasks.mjs', here),
  );
}
