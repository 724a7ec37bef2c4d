import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  allTasks,
  folderLogSource,
  noSideTables,
  openLive,
  publishedTables,
  runAnalytics,
  writeTableFile,
} from '@coursewright/analytics';
import { runHadoop } from '@coursewright/analytics/hadoop';
import { openAnalyticsTables } from '@coursewright/analytics/sql';
import { seededRandom } from '../../seeded-random.ts';
import { deliveries, type Delivery } from './deliveries.ts';
import { fileDigests, publishedDigests, type TableDigests } from './table-digests.ts';

const range = { from: '2024-03-04', to: '2024-04-01' };
const settings = { videoDropoff: 0.05, weeks: 24 };
/** What a run writes into files: what is published, and the warehouse. */
const fileTables = allTasks.map(({ table }) => table).filter(({ kind }) => kind !== 'internal');

/** Every task over the whole log. `folder` is where it works. */
export async function runEmbedded(
  logs: string,
  folder: string,
): Promise<{ readonly published: TableDigests; readonly files: TableDigests }> {
  const [output, file] = [path.join(folder, 'output'), path.join(folder, 'tables.sqlite')];
  await mkdir(output, { recursive: true });
  const tables = await openAnalyticsTables({ file }, publishedTables);
  try {
    await runAnalytics({
      tasks: allTasks,
      source: folderLogSource(logs),
      sideTables: noSideTables,
      state: path.join(folder, 'state'),
      settings: { ...settings, range },
      publish: tables.store,
      output,
    });
    return { published: await publishedDigests(tables), files: await fileDigests(output, fileTables) };
  } finally {
    await tables.close();
  }
}

export interface LiveRun {
  readonly published: TableDigests;
  /** Lines that were handed over, by how they came. */
  readonly lines: ReadonlyMap<Delivery['kind'], number>;
  /** Times that it counted and published. */
  readonly counts: number;
}

/**
 * The same by the live engine: a quarter of the days are in files when it opens, the others come in parts, out of order,
 * late and again; halfway it is closed and opened anew, with the days until then in files. Lines of files come again too.
 */
export async function runLive(files: readonly string[], folder: string, seed: number): Promise<LiveRun> {
  const log = path.join(folder, 'log');
  await mkdir(log, { recursive: true });
  const tables = await openAnalyticsTables({ file: path.join(folder, 'tables.sqlite') }, publishedTables);
  const rotate = async (days: readonly string[]): Promise<void> => {
    for (const file of days) await copyFile(file, path.join(log, path.basename(file)));
  };
  const open = () =>
    openLive({
      tasks: allTasks,
      source: folderLogSource(log),
      sideTables: noSideTables,
      state: path.join(folder, 'state'),
      settings,
      range: () => range,
      publish: tables.store,
      onError: (error) => {
        throw error;
      },
    });
  const random = seededRandom(seed);
  const lines = new Map<Delivery['kind'], number>();
  let counts = 0;
  const half = Math.floor(files.length / 2);
  try {
    await rotate(files.slice(0, Math.floor(files.length / 4)));
    for (const days of [files.slice(0, half), files.slice(half)]) {
      const live = await open();
      for await (const delivery of deliveries(days, random)) {
        lines.set(delivery.kind, (lines.get(delivery.kind) ?? 0) + delivery.lines.length);
        live.take(delivery.lines);
        await live.settled();
        counts += 1;
      }
      await live.close();
      await rotate(days);
    }
    return { published: await publishedDigests(tables), lines, counts };
  } finally {
    await tables.close();
  }
}

/** The same by Hadoop Streaming on this machine. `program`: the one file that a build puts together. */
export async function runHadoopLocally(
  logs: string,
  folder: string,
  { classpath, program }: { readonly classpath: string; readonly program: string },
): Promise<TableDigests> {
  const output = path.join(folder, 'output');
  await mkdir(output, { recursive: true });
  const tables = await runHadoop({
    tools: {
      classpath,
      node: process.execPath,
      settings: {
        'mapreduce.framework.name': 'local',
        'fs.defaultFS': 'file:///',
        'hadoop.tmp.dir': path.join(folder, 'tmp'),
        'mapreduce.local.map.tasks.maximum': '2',
        'mapreduce.local.reduce.tasks.maximum': '2',
      },
    },
    program,
    tasks: allTasks,
    input: [pathToFileURL(logs).href],
    work: pathToFileURL(path.join(folder, 'work')).href,
    sideTables: noSideTables,
    ...settings,
    range,
  });
  try {
    for (const table of fileTables) await writeTableFile(output, table, tables.rows(table.name));
  } finally {
    await tables.close();
  }
  return fileDigests(output, fileTables);
}
