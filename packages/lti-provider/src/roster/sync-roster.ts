import { defineJob, type Clock, type Instant, type JobHandler } from '@coursewright/core';
import { z } from 'zod';
import type { ServiceCaller } from '../grades/service-caller.ts';
import { ServiceFailure } from '../grades/service-failure.ts';
import type { LtiLog } from '../lti-tool-deps.ts';
import { mayOpenCourse } from '../registrations/may-launch.ts';
import { applyMembers, applyState, type ApplyDeps, type Reading } from './apply-members.ts';
import { readMembers } from './read-members.ts';
import type { Roster } from './roster-store.port.ts';

/** Reads who is in a platform's course; `asked`: by somebody, now, however lately it was read. */
export const syncRosterJob = defineJob({
  name: 'lti.sync-roster',
  payload: z.object({ rosterId: z.string(), asked: z.boolean() }),
  attempts: 5,
  backoffMs: 10_000,
});

export interface SyncDeps extends ApplyDeps {
  readonly callService: ServiceCaller;
  readonly clock: Clock;
  readonly log?: LtiLog;
}

const minute = 60_000_000;
/** How often launches have a roster read. */
export const rosterInterval = 60 * minute;
/** How long differences are relied on. */
const wholeInterval = 24 * 60 * minute;
/** Members in a page, where the platform heeds it. */
const pageSize = 200;
/** Members that have left, taken at a time. */
const leavers = 100;

export function syncRosterHandler(deps: SyncDeps): JobHandler {
  return {
    job: syncRosterJob,
    run: async (payload, { signal }) => {
      const { rosterId, asked } = syncRosterJob.payload.parse(payload);
      const { roster, registration } = await deps.records.read(async ({ ltiRosters, ltiRegistrations }) => {
        const found = await ltiRosters.roster(rosterId);
        return {
          roster: found,
          registration: found && (await ltiRegistrations.registration(found.registrationId)),
        };
      });
      if (roster === undefined || registration?.state !== 'active') return;
      if (!mayOpenCourse(registration, roster.courseKey)) return;
      const run = deps.clock.now();
      if (!asked && roster.readAt !== undefined && roster.readAt > run - rosterInterval) return;
      await noting(deps, roster, () => read(deps, { registration, roster, run }, signal));
    },
  };
}

/** Keeps why it could not be read; what time can mend is tried again, as soon as the platform likes. */
async function noting(deps: SyncDeps, roster: Roster, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    deps.log?.warn({ rosterId: roster.id, reason: message }, 'a roster was not read');
    const again = error instanceof ServiceFailure && error.retryAfterMs;
    const refused = error instanceof ServiceFailure && ['never', 'gone', 'locked'].includes(error.kind);
    await deps.records.transaction(async (tx) => {
      const now = await tx.ltiRosters.roster(roster.id);
      if (now !== undefined) await tx.ltiRosters.putRoster({ ...now, error: message });
      if (!refused && typeof again === 'number') {
        const payload = { rosterId: roster.id, asked: true };
        const options = { delayMs: again, deduplicationId: `${syncRosterJob.name} later ${roster.id}` };
        await tx.jobs.enqueue(syncRosterJob, payload, options);
      }
    });
    if (!refused && typeof again !== 'number') throw error;
  }
}

/** By its differences where the platform tells them and the whole was read lately; else whole. */
async function read(deps: SyncDeps, reading: Reading, signal: AbortSignal): Promise<void> {
  const { roster, run } = reading;
  const { differencesUrl, wholeAt = 0 } = roster;
  if (differencesUrl !== undefined && wholeAt > run - wholeInterval) {
    try {
      const differences = await readPagesOf(deps, reading, { address: differencesUrl }, signal);
      await done(deps, roster, { readAt: run, wholeAt, differencesUrl: differences ?? differencesUrl });
      return;
    } catch (error) {
      // An address of differences may have run out.
      if (!(error instanceof ServiceFailure) || !['never', 'gone'].includes(error.kind)) throw error;
    }
  }
  const differences = await readPagesOf(
    deps,
    reading,
    { address: roster.membershipsUrl, limit: pageSize },
    signal,
  );
  await letLeave(deps, reading, signal);
  await done(deps, roster, {
    readAt: run,
    wholeAt: run,
    ...(differences !== undefined && { differencesUrl: differences }),
  });
}

/** Answers where differences are told from now on: the first page knows what the others may have missed. */
async function readPagesOf(
  deps: SyncDeps,
  reading: Reading,
  request: Parameters<typeof readMembers>[2],
  signal: AbortSignal,
): Promise<string | undefined> {
  let differences: string | undefined;
  for await (const page of readMembers(deps.callService, reading.registration, request, signal)) {
    signal.throwIfAborted();
    differences ??= page.differences;
    await applyMembers(deps, reading, page.members);
  }
  return differences;
}

/** Whom a whole reading has not named is gone. */
async function letLeave(deps: SyncDeps, { roster, run }: Reading, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const gone = await deps.records.read(({ ltiRosters }) =>
      ltiRosters.unseenMembers(roster.id, run, leavers),
    );
    if (gone.length === 0) return;
    for (const before of gone) {
      const next = { ...before, state: 'Deleted' } as const;
      await applyState(deps, roster, next, before);
      await deps.records.transaction(({ ltiRosters }) => ltiRosters.putMember(next));
    }
  }
}

async function done(
  { records }: SyncDeps,
  { id }: Roster,
  times: { readonly readAt: Instant; readonly wholeAt: Instant; readonly differencesUrl?: string },
): Promise<void> {
  await records.transaction(async ({ ltiRosters }) => {
    const now = await ltiRosters.roster(id);
    if (now === undefined) return;
    const { error: _mended, differencesUrl: _before, ...rest } = now;
    await ltiRosters.putRoster({ ...rest, ...times });
  });
}
