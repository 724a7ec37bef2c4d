import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { cacheBytes, jobStates, type Clock, type JobQueue, type Outbox } from '@coursewright/core';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';

export interface HostMetrics {
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly actions: Counter<'action'>;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Names of every metric, with those that a histogram is made of. */
  names(): Promise<ReadonlySet<string>>;
  close(): void;
}

interface Watched {
  readonly jobs: JobQueue;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Seconds that analytics is behind the log; undefined where another process keeps its tables. */
  readonly analyticsLag: () => number | undefined;
  /** Of the SQLite database, where it is one. */
  readonly databaseFile: string;
}

const commits = 'coursewright:sqlite:commit';
const commit = z.object({ file: z.string(), units: z.number() });

/** What is measured of one host, in a registry of its own. Queue and outbox are asked when somebody reads. */
export function hostMetrics({ jobs, outbox, clock, databaseFile, analyticsLag }: Watched): HostMetrics {
  const registry = new Registry();
  const registers = [registry];
  // Event loop, memory, garbage, process.
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'coursewright_http_request_duration_seconds',
    help: 'Time until an answer was sent, by the pattern of its address',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const actions = new Counter({
    name: 'coursewright_block_actions_total',
    help: 'Actions of learners that were answered, by name; submit is an answer to a problem',
    labelNames: ['action'],
    registers,
  });
  const units = new Histogram({
    name: 'coursewright_sqlite_commit_units',
    help: 'Units of work that one commit of this process made durable (SQLite)',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  watchQueue(jobs, clock, registers);
  watchOutbox(outbox, clock, registers);
  watchAnalytics(analyticsLag, registers);
  const caches = new Gauge({
    name: 'coursewright_cache_bytes',
    help: 'Bytes that caches of this process hold, about',
    labelNames: ['cache'],
    registers,
    collect() {
      for (const [cache, bytes] of cacheBytes()) caches.set({ cache }, bytes);
    },
  });
  const onCommit = (message: unknown): void => {
    const { data } = commit.safeParse(message);
    if (data?.file === databaseFile) units.observe(data.units);
  };
  subscribe(commits, onCommit);
  return {
    requests,
    actions,
    text: () => registry.metrics(),
    contentType: registry.contentType,
    names: async () =>
      new Set((await registry.getMetricsAsJSON()).flatMap(({ name, type }) => partsOf(name, String(type)))),
    close: () => unsubscribe(commits, onCommit),
  };
}

function watchQueue(jobs: JobQueue, clock: Clock, registers: Registry[]): void {
  const byState = new Gauge({
    name: 'coursewright_jobs',
    help: 'Background jobs by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await jobs.counts();
      for (const state of jobStates) byState.set({ state }, counts.jobs[state]);
      waiting.set(secondsSince(counts.dueSince, clock));
    },
  });
  const waiting = new Gauge({
    name: 'coursewright_jobs_due_seconds',
    help: 'How long the job has been due that waits longest; 0 when none is',
    registers,
  });
}

function watchOutbox(outbox: Outbox, clock: Clock, registers: Registry[]): void {
  const waiting = new Gauge({
    name: 'coursewright_outbox_entries',
    help: 'Events and jobs that wait to be carried to the log and the queue',
    registers,
    async collect() {
      const { entries, since } = await outbox.backlog();
      waiting.set(entries);
      lag.set(secondsSince(since, clock));
    },
  });
  const lag = new Gauge({
    name: 'coursewright_relay_lag_seconds',
    help: 'How long the oldest of them has waited; 0 when none does',
    registers,
  });
}

function watchAnalytics(lagOf: () => number | undefined, registers: Registry[]): void {
  const isHere = new Gauge({
    name: 'coursewright_analytics_live',
    help: '1 where this process keeps the tables of analytics up with the event log, else 0',
    registers,
    collect() {
      const seconds = lagOf();
      isHere.set(seconds === undefined ? 0 : 1);
      lag.set(seconds ?? 0);
    },
  });
  const lag = new Gauge({
    name: 'coursewright_analytics_lag_seconds',
    help: 'How long lines of the event log have waited to be in the tables; 0 when none do, or another process keeps them',
    registers,
  });
}

function secondsSince(since: number | undefined, clock: Clock): number {
  return since === undefined ? 0 : Math.max(0, clock.now() - since) / 1_000_000;
}

function partsOf(name: string, type: string): string[] {
  if (type === 'histogram') return [name, `${name}_bucket`, `${name}_sum`, `${name}_count`];
  return type === 'summary' ? [name, `${name}_sum`, `${name}_count`] : [name];
}
