import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../figure.ts';
import { runEmbedded, runHadoopLocally, runLive } from './engines/run-engines.ts';
import { differences, type TableDigests } from './engines/table-digests.ts';
import { generateLog } from './generate-log.ts';

const seed = 101;
/** Where the build puts it. */
const hadoopTasks = new URL('../../../packages/analytics/dist/bundle/hadoop-tasks.mjs', import.meta.url);

/**
 * The tables of one log, every line with an id, by each engine beside those of the embedded one: live, its lines in parts,
 * out of order, late and again; and, where COURSEWRIGHT_HADOOP_CLASSPATH is set and there is a build, by Hadoop Streaming.
 * COURSEWRIGHT_BENCH_EVENTS sets the size of the log, a million otherwise. Throws where a table differs, naming all that do.
 */
export async function benchAnalyticsEngines(): Promise<Figure[]> {
  const events = Number(process.env['COURSEWRIGHT_BENCH_EVENTS'] ?? 1_000_000);
  const classpath = process.env['COURSEWRIGHT_HADOOP_CLASSPATH'];
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-bench-analytics-engines-'));
  const figures: Figure[] = [];
  const figure = (name: string, value: number, unit: string) =>
    figures.push({ bench: 'analytics-engines', name, value, unit });
  const measured = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work();
    figure(`${name}: whole`, (performance.now() - from) / 1000, 's');
    return result;
  };
  const wrong: string[] = [];
  const compare = (engine: string, tables: TableDigests, embedded: TableDigests): void => {
    const differing = differences(tables, embedded);
    for (const name of embedded.keys())
      figure(`${engine}: ${name}`, differing.includes(name) ? 0 : 1, 'equal');
    wrong.push(...differing.map((name) => `${engine}: ${name}`));
  };
  try {
    const logs = path.join(folder, 'logs');
    const files = await generateLog({ folder: logs, events, seed, ids: true });
    const embedded = await measured('embedded', () => runEmbedded(logs, path.join(folder, 'embedded')));
    const live = await measured('live', () => runLive(files, path.join(folder, 'live'), seed));
    for (const [kind, lines] of live.lines) figure(`live: lines ${kind}`, lines, 'lines');
    figure('live: counts', live.counts, 'times');
    figure('peak memory of embedded and live', process.resourceUsage().maxRSS / 1024, 'MB');
    compare('live', live.published, embedded.published);
    if (classpath !== undefined) {
      const program = fileURLToPath(hadoopTasks);
      const hadoop = await measured('Hadoop', () =>
        runHadoopLocally(logs, path.join(folder, 'hadoop'), { classpath, program }),
      );
      compare('Hadoop', hadoop, embedded.files);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  if (wrong.length > 0)
    throw new Error(`These tables are not those of the embedded engine: ${wrong.join(', ')}.`);
  return figures;
}
