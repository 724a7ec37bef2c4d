import { collectFiles, collectObjects, defineJob, newestSecret } from '@coursewright/core';
import type { Clock, CoreStores, EnginePorts, JobHandler, Records, Secret } from '@coursewright/core';
import type { LtiStores, LtiTool } from '@coursewright/lti-provider';
import { z } from 'zod';
import type { HostStores } from '../accounts/host-stores.ts';
import { resealKeys } from '../secrets/reseal-keys.ts';
import type { Keep } from './retention-settings.ts';

type Stores = CoreStores & LtiStores & HostStores;

interface RetentionDeps {
  readonly ports: Pick<EnginePorts<Stores>, 'courseStore' | 'files' | 'eventLog' | 'jobs'>;
  readonly records: Records<Stores>;
  readonly lti: Pick<LtiTool, 'keys' | 'doctor'>;
  readonly secret: Secret;
  readonly clock: Clock;
  readonly keep: Keep;
}

const hour = 3_600_000;
/** Microseconds. */
const day = 86_400_000_000;
/** Rows in one transaction, jobs in one question. */
const batch = 500;

const retention = defineJob({ name: 'host.retention', payload: z.object({}), attempts: 3 });
const collection = defineJob({ name: 'host.collection', payload: z.object({}), attempts: 3 });

/** Every hour from now on; of several processes that say so, it is one repetition. */
export async function scheduleRetention({ ports }: Pick<RetentionDeps, 'ports'>): Promise<void> {
  const job = { name: retention.name, payload: {}, attempts: 3, backoffMs: 60_000 };
  await ports.jobs.repeat({ key: retention.name, everyMs: hour, job });
}

/** Deletes, a little at a time, what is kept no longer. It may run again at any point. */
export function retentionJobs(deps: RetentionDeps): readonly JobHandler[] {
  const { ports, records, lti, clock, keep } = deps;
  return [
    {
      job: retention,
      run: async (_payload, { signal }) => {
        const now = clock.now();
        const over = (days: number) => (days === 0 ? undefined : now - days * day);
        await records.transaction(async (tx) => {
          await tx.sessions.removeExpired(now);
          await tx.launchSessions.removeExpired(now);
          await tx.ltiNonces.removeExpiredNonces(now);
        });
        while (!signal.aborted && (await lti.doctor.tidy()));
        await inBatches(signal, over(keep.history), (before) =>
          records.transaction((tx) => tx.states.forgetHistory(before, batch)),
        );
        await inBatches(signal, over(keep.jobs), (before) => ports.jobs.forget('completed', before, batch));
        await inBatches(signal, over(keep.failedJobs), (before) =>
          ports.jobs.forget('failed', before, batch),
        );
        const eventsBefore = over(keep.events);
        if (eventsBefore !== undefined) await ports.eventLog.forget(eventsBefore);
        // What a process sealed that had not heard of the newest secret yet.
        await resealKeys({ lti, records, secret: deps.secret }, newestSecret(deps.secret));
        // Walks every course, so once a day: an id is taken once.
        const today = new Date(now / 1000).toISOString().slice(0, 10);
        const collect = { name: collection.name, payload: {}, attempts: 3, backoffMs: 60_000 };
        await ports.jobs.add([{ id: `${collection.name}:${today}`, ...collect }]);
      },
    },
    {
      job: collection,
      run: async () => {
        const putBefore = clock.now() - keep.unused * day;
        await collectObjects({ store: ports.courseStore }, putBefore);
        await collectFiles({ store: ports.courseStore, files: ports.files }, putBefore);
      },
    },
  ];
}

async function inBatches(
  signal: AbortSignal,
  before: number | undefined,
  forget: (before: number) => Promise<number>,
): Promise<void> {
  if (before === undefined) return;
  while (!signal.aborted && (await forget(before)) === batch);
}
