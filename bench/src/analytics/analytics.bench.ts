import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compiledPackages } from '../compiled-packages.ts';
import type { Figure } from '../figure.ts';
import type { AnalyticsReading } from './analytics-process.ts';
import { cachedLog } from './cached-log.ts';
import { generateLog } from './generate-log.ts';

const seed = 101;
const range = ['2024-03-04', '2024-04-01'] as const;

/**
 * Every analytics task, from compressed log files to all tables published in SQLite, each run in a process of its own:
 * the whole log; then all but its last day, that day added, and a late file added. COURSEWRIGHT_BENCH_EVENTS sets the size
 * of the log, a million otherwise.
 */
export async function benchAnalytics(): Promise<Figure[]> {
  const events = Number(process.env['COURSEWRIGHT_BENCH_EVENTS'] ?? 1_000_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-bench-analytics-'));
  try {
    const logs = path.join(folder, 'logs');
    const files = await cachedLog(logs, { events, seed });
    const late = await generateLog({
      folder: path.join(folder, 'late'),
      events: 1000,
      seed: seed + 1,
      days: 1,
    });
    const env = await compiledPackages();
    const whole = await run(logs, path.join(folder, 'whole'), env);
    if (whole.events !== events) throw new Error(`${whole.events} events of ${events} were read.`);
    const aside = path.join(folder, 'last-day.gz');
    const last = files.at(-1) ?? '';
    await rename(last, aside);
    const growing = path.join(folder, 'growing');
    await run(logs, growing, env);
    await rename(aside, last);
    const day = await run(logs, growing, env);
    await cp(late[0] ?? '', path.join(logs, 'tracking.log-20240304-1709600000.gz'));
    const lateFile = await run(logs, growing, env);
    if (day.read !== 1 || lateFile.read !== 1) throw new Error('More was read than what is new.');
    const compressed = await Promise.all(files.map(async (file) => (await stat(file)).size));
    return figures({ events, whole, day, lateFile, bytes: compressed.reduce((sum, size) => sum + size, 0) });
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Readings {
  readonly events: number;
  readonly whole: AnalyticsReading;
  readonly day: AnalyticsReading;
  readonly lateFile: AnalyticsReading;
  readonly bytes: number;
}

function figures({ events, whole, day, lateFile, bytes }: Readings): Figure[] {
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'analytics',
    name,
    value,
    unit,
  });
  return [
    figure('events', events, 'events'),
    figure('compressed log', bytes / 1e6, 'MB'),
    figure('events counted', events / whole.seconds, 'a second'),
    figure('whole run', whole.seconds, 's'),
    figure('CPU of the whole run', whole.cpuSeconds, 's'),
    figure('CPU an event', (whole.cpuSeconds / events) * 1e6, 'µs'),
    figure('peak memory of the whole run', whole.peakBytes / 1e6, 'MB'),
    figure('added day', day.seconds, 's'),
    figure('CPU of an added day', day.cpuSeconds, 's'),
    figure('added day to whole run', (100 * day.seconds) / whole.seconds, '%'),
    figure('late file of 1,000 events', lateFile.seconds, 's'),
    figure('CPU of a late file', lateFile.cpuSeconds, 's'),
  ];
}

async function run(logs: string, data: string, env: NodeJS.ProcessEnv): Promise<AnalyticsReading> {
  await mkdir(data, { recursive: true });
  const program = new URL('./analytics-process.ts', import.meta.url);
  const child = fork(program, [logs, data, ...range], { env, execArgv: [] });
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`The run ended with ${code}.`)),
  );
  const [reading] = (await Promise.race([once(child, 'message'), ended])) as [AnalyticsReading];
  ended.catch(() => undefined);
  return reading;
}
