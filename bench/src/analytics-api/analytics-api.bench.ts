import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachedLog } from '../analytics/cached-log.ts';
import { startMeasured } from '../answers/measured-process.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../quantile.ts';
import { apiPaths } from './api-paths.ts';
import { openApiClient, runCommand } from './bench-command.ts';

const seed = 101;
const range = ['2024-03-04', '2024-04-01'] as const;
const perSecond = 40;
const quietMilliseconds = 15_000;

/**
 * How long the analytics API takes for what dashboards ask, evenly, of tables of a whole log in SQLite: while nothing else goes
 * on, and while `coursewright analytics run` counts the log from its beginning and publishes over them. Host and run are
 * processes of their own. COURSEWRIGHT_BENCH_EVENTS sets the size of the log, a million otherwise.
 */
export async function benchAnalyticsApi(): Promise<Figure[]> {
  const events = Number(process.env['COURSEWRIGHT_BENCH_EVENTS'] ?? 1_000_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-bench-analytics-api-'));
  try {
    const logs = path.join(folder, 'logs');
    await cachedLog(logs, { events, seed });
    const env = {
      ...process.env,
      COURSEWRIGHT_DATA: path.join(folder, 'data'),
      COURSEWRIGHT_ANALYTICS: 'off',
    };
    const host = startMeasured('../analytics-api/host-process.ts', folder);
    try {
      const url = String(await host.message());
      const run = (state: string) => {
        const [from, to] = range;
        const what = ['--input', logs, '--from', from, '--to', to, '--publish'];
        return runCommand(['analytics', 'run', ...what, '--state', path.join(folder, state)], env);
      };
      await run('first');
      const client = await openApiClient(url, env);
      const paths = await apiPaths(client, range);
      const quiet = await client.askEvenly(paths, perSecond, sleep(quietMilliseconds));
      const busy = await client.askEvenly(paths, perSecond, run('second'));
      client.close();
      return [
        { bench: 'analytics-api', name: 'different requests', value: paths.length, unit: 'requests' },
        ...figures('nothing else', quiet),
        ...figures('a run that counts and publishes', busy),
      ];
    } finally {
      await host.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function figures(beside: string, took: readonly number[]): Figure[] {
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'analytics-api',
    name: `beside ${beside}: ${name}`,
    value,
    unit,
  });
  return [
    figure('requests', took.length, 'requests'),
    figure('p50', quantile(took, 0.5), 'ms'),
    figure('p99', quantile(took, 0.99), 'ms'),
    figure('longest', quantile(took, 1), 'ms'),
  ];
}
