import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Target, TargetRequest } from '../answers/load-report.ts';
import { startMeasured } from '../answers/measured-process.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../quantile.ts';
import type { ApiClient } from './api-client.ts';
import { openApiClient } from './bench-command.ts';

const problem = 'block-v1:Bench+Answers+1+type@problem+block@p';
const probes = 20;
const perSecond = 40;
const pollMilliseconds = 100;
const mostMilliseconds = 60_000;

/**
 * How long after an answer was acknowledged the analytics API tells of it, with live tables in SQLite: of a host that has nothing
 * else to do, and of one to which others send answers meanwhile.
 */
export async function benchAnalyticsLive(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-bench-analytics-live-'));
  const host = startMeasured('host-process.ts', folder, '{}', 'text');
  try {
    const target = (await host.message()) as Target;
    // Of each learner the table has the last answer: the one whose answers are looked for has no others.
    const [asks, ...others] = target.requests;
    if (asks === undefined) throw new Error('The host names no learner.');
    const env = { ...process.env, COURSEWRIGHT_DATA: path.join(folder, 'data') };
    const client = await openApiClient(new URL(asks.url).origin, env);
    const quiet = await lags(client, asks, 'quiet');
    const over = new AbortController();
    const [busy] = await Promise.all([
      lags(client, asks, 'busy').finally(() => over.abort()),
      answerEvenly(others, over.signal),
    ]);
    client.close();
    return [
      ...figures('nothing else', quiet),
      ...figures(`${perSecond} answers a second of ${others.length} learners`, busy),
    ];
  } finally {
    await host.stop();
    await rm(folder, { recursive: true });
  }
}

/** Seconds, of one answer after the other. */
async function lags(client: ApiClient, asks: TargetRequest, name: string): Promise<number[]> {
  const seconds: number[] = [];
  for (let count = 0; count < probes; count += 1)
    seconds.push(await lag(client, asks, `${name} probe ${count} of ${probes}`));
  return seconds;
}

async function lag(client: ApiClient, asks: TargetRequest, mark: string): Promise<number> {
  await answer(asks, mark);
  const from = performance.now();
  const distribution = `/api/v0/problems/${encodeURIComponent(problem)}/answer_distribution/`;
  while (performance.now() - from < mostMilliseconds) {
    if ((await client.text(distribution)).includes(mark)) return (performance.now() - from) / 1000;
    await sleep(pollMilliseconds);
  }
  throw new Error(`The API does not tell of an answer within ${mostMilliseconds / 1000} seconds.`);
}

async function answer({ url, headers, body }: TargetRequest, number: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers, body: body.replaceAll('{number}', number) });
  const text = await response.text();
  if (!response.ok) throw new Error(`An answer was refused: ${response.status} ${text}`);
}

/** Of one learner after the other, until aborted. */
async function answerEvenly(learners: readonly TargetRequest[], over: AbortSignal): Promise<void> {
  const from = performance.now();
  for (let count = 0; !over.aborted; count += 1) {
    await sleep(Math.max(0, from + (count / perSecond) * 1000 - performance.now()));
    const learner = learners[count % learners.length];
    if (learner !== undefined) await answer(learner, String(count));
  }
}

function figures(beside: string, seconds: readonly number[]): Figure[] {
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'analytics-live',
    name: `beside ${beside}: ${name}`,
    value,
    unit,
  });
  return [
    figure('answers looked for', seconds.length, 'answers'),
    figure('seconds until the API tells, p50', quantile(seconds, 0.5), 's'),
    figure('seconds until the API tells, p95', quantile(seconds, 0.95), 's'),
    figure('seconds until the API tells, longest', quantile(seconds, 1), 's'),
  ];
}
