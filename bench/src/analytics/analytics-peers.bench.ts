import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { compiledPackages } from '../compiled-packages.ts';
import type { Figure } from '../figure.ts';
import { pythonEnvironment } from '../peers/python-environment.ts';
import { cachedLog } from './cached-log.ts';

const run = promisify(execFile);
const seed = 101;
const range = ['2024-03-04', '2024-04-01'] as const;
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Two of the tables that ClickHouse and Spark make too; DuckDB makes all four. */
const two = ['course_activity', 'module_engagement'];
const four = [...two, 'course_enrollment_mode_daily', 'video_timeline'];

const reading = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakBytes: z.number(),
  events: z.number(),
});
type Reading = z.infer<typeof reading>;

interface Contest {
  readonly peer: string;
  readonly program: string;
  readonly tables: readonly string[];
}

const contests: readonly Contest[] = [
  { peer: 'DuckDB', program: 'duckdb_chains.py', tables: four },
  { peer: 'ClickHouse', program: 'clickhouse_chains.py', tables: two },
  { peer: 'Spark local[2]', program: 'spark_chains.py', tables: two },
];

/**
 * The same tables, of the same compressed log, from a cold start to files, by this engine and by each peer in turn; whose
 * tables must be equal. COURSEWRIGHT_BENCH_EVENTS sets the size of the log, a million otherwise.
 */
export async function benchAnalyticsPeers(): Promise<Figure[]> {
  const events = Number(process.env['COURSEWRIGHT_BENCH_EVENTS'] ?? 1_000_000);
  const python = await pythonEnvironment(here('peers/requirements.txt'));
  const env = await compiledPackages();
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-bench-analytics-peers-'));
  try {
    const logs = path.join(folder, 'logs');
    await cachedLog(logs, { events, seed });
    const figures: Figure[] = [];
    for (const { peer, program, tables } of contests) {
      const [ownTables, theirTables] = [path.join(folder, 'own'), path.join(folder, 'theirs')];
      for (const output of [ownTables, theirTables]) await mkdir(output);
      const ownProgram = [here('table-files-process.ts'), logs, ownTables, ...range, tables.join(',')];
      const own = await take(process.execPath, ownProgram, env);
      const theirs = await take(python, [here(`peers/${program}`), logs, theirTables, ...range], env);
      for (const table of tables) await same(table, ownTables, theirTables, peer);
      figures.push(...compared(peer, tables, events, own, theirs));
      for (const output of [ownTables, theirTables]) await rm(output, { recursive: true });
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function take(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Reading> {
  const { stdout } = await run(program, [...args], { env, maxBuffer: 1 << 26 });
  return reading.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}

async function same(table: string, own: string, theirs: string, peer: string): Promise<void> {
  const [one, other] = await Promise.all(
    [own, theirs].map((folder) => digest(path.join(folder, `${table}.tsv`))),
  );
  if (one !== other) throw new Error(`${peer} makes another ${table}.`);
}

async function digest(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
}

function compared(
  peer: string,
  tables: readonly string[],
  events: number,
  own: Reading,
  theirs: Reading,
): Figure[] {
  const of = `${peer}, ${tables.length} tables`;
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'analytics-peers',
    name: `${of}: ${name}`,
    value,
    unit,
  });
  return [
    figure('events counted here', events / own.seconds, 'a second'),
    figure('events counted there', events / theirs.seconds, 'a second'),
    figure('rate here to there', theirs.seconds / own.seconds, '×'),
    figure('CPU here', own.cpuSeconds, 's'),
    figure('CPU there', theirs.cpuSeconds, 's'),
    figure('CPU there to here', theirs.cpuSeconds / own.cpuSeconds, '×'),
    figure('peak memory here', own.peakBytes / 1e6, 'MB'),
    figure('peak memory there', theirs.peakBytes / 1e6, 'MB'),
  ];
}
