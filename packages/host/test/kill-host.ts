import type { EnginePorts } from '@coursewright/core';
import { pino } from 'pino';
import type { AllStores } from '../src/compose.ts';
import { startHost } from '../src/start-host.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import { aheadClock } from './ahead-clock.ts';
import type { KillOrder, KillPoint } from './kill-point.ts';

/** A host in a process of its own that kills itself, as told, when it comes through a point for the n-th time. */
const order: KillOrder = JSON.parse(process.argv[2] ?? '{}');
let left = order.passages;

function pass(point: KillPoint): void {
  if (point !== order.point) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

/** Redis goes by its own clock: there what a killed process held on lease runs out while the test waits. */
const lease = order.config.redisUrl === undefined ? {} : { leaseMs: 3000 };

/** `pass` after the promise has resolved. */
async function through<T>(point: KillPoint, work: Promise<T>): Promise<T> {
  const result = await work;
  pass(point);
  return result;
}

function wrap(ports: EnginePorts<AllStores>): EnginePorts<AllStores> {
  const { records, outbox, eventLog, jobs } = ports;
  return {
    ...ports,
    records: {
      transaction: (work) =>
        through(
          'committed',
          records.transaction((tx) => through('in the transaction', work(tx))),
        ),
      read: (work) => records.read(work),
    },
    outbox: {
      take: (limit) => outbox.take(limit),
      done: (entries, log) => through('marked', outbox.done(entries, log)),
      backlog: () => outbox.backlog(),
      logEnd: () => outbox.logEnd(),
      release: () => outbox.release(),
      onEntries: (listener) => outbox.onEntries(listener),
    },
    eventLog: {
      append: (from, lines, at) => through('appended', eventLog.append(from, lines, at)),
      rotate: (at) => eventLog.rotate(at),
      read: (upTo, from) => eventLog.read(upTo, from),
      hours: () => eventLog.hours(),
      readHour: (hour) => eventLog.readHour(hour),
      rewriteHour: (hour, upTo, replace) => eventLog.rewriteHour(hour, upTo, replace),
      isEmpty: () => eventLog.isEmpty(),
      forget: (before) => eventLog.forget(before),
    },
    jobs: {
      add: (requests) => through('queued', jobs.add(requests)),
      repeat: (schedule) => jobs.repeat(schedule),
      unrepeat: (key) => jobs.unrepeat(key),
      status: (id) => jobs.status(id),
      counts: () => jobs.counts(),
      countsByName: () => jobs.countsByName(),
      list: (request) => jobs.list(request),
      retry: (id) => jobs.retry(id),
      remove: (id) => jobs.remove(id),
      forget: (ended, before, limit) => jobs.forget(ended, before, limit),
      work: (handlers) => jobs.work(handlers, { pollMs: 100, ...lease }),
    },
  };
}

const toPlatform: typeof fetch = async (input, init) => {
  const isScore = init?.method === 'POST' && String(input).includes('/scores');
  if (isScore) pass('before the score');
  const response = await fetch(input, init);
  if (isScore) pass('after the score');
  return response;
};

const host = await startHost(order.config, {
  wrap,
  fetch: toPlatform,
  clock: aheadClock(order.ahead),
  log: pino({ level: 'error' }, pino.destination(2)),
  widgets: noWidgets,
});
process.send?.({ url: host.url });
process.once('message', () => {
  void host.close().then(() => process.disconnect?.());
});
