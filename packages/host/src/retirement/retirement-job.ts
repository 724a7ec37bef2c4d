import { setTimeout as sleep } from 'node:timers/promises';
import {
  CoreError,
  defineJob,
  type Clock,
  type CoreStores,
  type EventLog,
  type IdSource,
  type JobHandler,
  type JobQueue,
  type Outbox,
  type Records,
  type Secret,
} from '@coursewright/core';
import { z } from 'zod';
import type { HostStores } from '../accounts/host-stores.ts';
import { endAccess, type AccessStores } from './end-access.ts';
import { forgetInReports } from './forget-in-reports.ts';
import { forgetInWork } from './forget-in-work.ts';
import { openPerson } from './sealed-person.ts';
import { sweepLog } from './sweep-log.ts';

export interface RetirementJobDeps {
  readonly records: Records<CoreStores & HostStores & AccessStores>;
  readonly eventLog: Pick<EventLog, 'hours' | 'rewriteHour'>;
  readonly outbox: Pick<Outbox, 'backlog' | 'logEnd'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly secret: Secret;
  /** Of reports that are downloaded. */
  readonly reportFolder: string;
  /** Leaves no bytes of what was deleted where records are kept. */
  readonly emptyTrash: () => Promise<unknown>;
}

/** Milliseconds after a retirement in which a request that was under way may still leave something. */
export const aftermathMs = 60_000;
const leaseMs = 10_000;
const renewMs = 2500;
/** For events to come out of the outbox. */
const patienceMs = 30_000;

export const retirementJob = defineJob({
  name: 'host.retirement',
  payload: z.object({}),
  attempts: 8,
  backoffMs: 5000,
});

/** Every ten minutes from now on, should a job have failed for good. */
export async function scheduleRetirement({
  jobs,
}: {
  readonly jobs: Pick<JobQueue, 'repeat'>;
}): Promise<void> {
  const job = { name: retirementJob.name, payload: {}, attempts: 1, backoffMs: 5000 };
  await jobs.repeat({ key: retirementJob.name, everyMs: 600_000, job });
}

/** Takes everybody who was retired out of the log, out of reports and out of their own work; it goes on where it was. */
export function retirementHandler(deps: RetirementJobDeps): JobHandler {
  const { records } = deps;
  return {
    job: retirementJob,
    run: async (_payload, { signal, progress }) => {
      const open = await records.read((view) => view.retirements.unfinished());
      if (open.length > 0) await alone(deps, signal, (held) => forgetAll(deps, held, progress));
    },
  };
}

async function forgetAll(
  deps: RetirementJobDeps,
  signal: AbortSignal,
  progress: (done: number) => Promise<void>,
): Promise<void> {
  const { records, clock, secret, reportFolder } = deps;
  const started = clock.now();
  const open = await records.read((view) => view.retirements.unfinished());
  const all = open.map((retirement) => ({ retirement, person: openPerson(secret, retirement) }));
  await eventsAreLogged(deps, started, signal);
  for (const { person } of all) {
    await forgetInWork(records, person);
    // A launch that was under way may have come in between.
    for (const id of person.ids) await records.transaction((tx) => endAccess(tx, id));
  }
  await sweepLog(deps, all, signal, progress);
  for (const { retirement, person } of all) {
    const reports = await forgetInReports(reportFolder, person, signal);
    await records.transaction(async (tx) => {
      await tx.retirements.advance(retirement.userId, { lines: 0, reports }, clock.now());
      if (started >= retirement.at + aftermathMs * 1000)
        await tx.retirements.finish(retirement.userId, clock.now());
    });
  }
  await deps.emptyTrash();
}

/** Waits until the log has what was in the outbox when the run began. */
async function eventsAreLogged(
  { outbox }: RetirementJobDeps,
  started: number,
  signal: AbortSignal,
): Promise<void> {
  const from = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const { entries, since } = await outbox.backlog();
    if (entries === 0 || (since !== undefined && since > started)) return;
    if (performance.now() - from > patienceMs)
      throw new CoreError(
        'unavailable',
        'Events of before wait in the outbox: the log has to have them first.',
      );
    await sleep(100);
  }
}

/** One run at a time changes the log: of several processes one holds a lease. Throws `unavailable` while another does. */
async function alone(
  { records, clock, ids }: RetirementJobDeps,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const lease = { name: 'retirement', holder: ids.uuid() };
  const lost = new AbortController();
  const hold = () =>
    records.transaction((tx) => tx.leases.hold(lease, clock.now(), clock.now() + leaseMs * 1000));
  for (const from = performance.now(); !(await hold()); await sleep(500)) {
    signal.throwIfAborted();
    // One whose process was killed holds it for a while.
    if (performance.now() - from > 2 * leaseMs)
      throw new CoreError('unavailable', 'Another run takes people out of the log now.');
  }
  const renewing = setInterval(() => {
    hold().then(
      (isHeld) => !isHeld && lost.abort(),
      () => lost.abort(),
    );
  }, renewMs);
  try {
    await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(renewing);
    await records.transaction((tx) => tx.leases.release(lease));
  }
}
