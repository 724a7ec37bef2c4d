import type { IdSource, JobHandler } from '@coursewright/core';
import { CoreError, type Instant, type Outgoing } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { Registration } from '../registrations/registration.ts';
import type { Courier } from './courier-store.port.ts';
import { makeColumns } from './make-columns.ts';
import { sendBatch, type SendDeps } from './send-batch.ts';
import { enqueueSending, enqueueSendingAt, sendScoresJob, sweepScoresJob } from './send-scores.job.ts';

export interface CarryDeps extends SendDeps {
  readonly registrations: RegistrationCache;
  readonly ids: IdSource;
}

const second = 1_000_000;
/** Scores that are prepared, sent and settled together. */
const batchSize = 64;
/** How long the work for a platform stays a process's own without a sign of life. */
const leaseSeconds = 15;
/** How long one job works for a platform until others have their turn. */
const turn = 5 * second;
/** Of platforms that were found down, so many are tried at once: each may keep a job waiting until its time is over. */
const mostProbes = 1;

/**
 * The handlers of `lti.send-scores` and `lti.sweep-scores`. They may run any number of times, in any number of processes:
 * one process at a time carries a platform's scores, the newest score is what stays, and a platform that is down holds up
 * nobody else's.
 */
export function carryScoresHandlers(deps: CarryDeps): readonly JobHandler[] {
  let probes = 0;
  const probing = async (work: () => Promise<void>, later: () => Promise<void>) => {
    if (probes >= mostProbes) return later();
    probes += 1;
    try {
      await work();
    } finally {
      probes -= 1;
    }
  };
  return [
    {
      job: sendScoresJob,
      run: async (payload, { signal }) => {
        const { registrationId } = sendScoresJob.payload.parse(payload);
        const registration = await deps.registrations.byId(registrationId);
        // Of one that is stopped, the scores wait until it is not.
        if (registration?.state !== 'active') return;
        await holdingWork(deps, registrationId, async (holder, courier) => {
          const work = () => carry(deps, { registration, holder, courier }, signal);
          const later = () => leave(deps, { registrationId, holder }, deps.clock.now() + 2 * second);
          if (courier.failures === 0) await work();
          else await probing(work, later);
        });
      },
    },
    {
      job: sweepScoresJob,
      run: async () => {
        const active = (await deps.registrations.all()).filter(({ state }) => state === 'active');
        const due = await deps.records.read((view) => withWork(view, active, deps.clock.now()));
        if (due.length === 0) return;
        await deps.records.transaction(async (tx) => {
          for (const id of due) await enqueueSending(tx, id);
        });
      },
    },
  ];
}

/** Those of the registrations for which there is something to send or to make now. */
async function withWork(
  { ltiScores, ltiColumns }: LtiStores,
  registrations: readonly Registration[],
  now: Instant,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { id } of registrations) {
    const isDue = ((await ltiScores.nextDue(id)) ?? Infinity) <= now;
    if (isDue || (await ltiColumns.columnsToMake(id, 1)).length > 0) found.push(id);
  }
  return found;
}

/** Runs the work unless another process is at it, which is told to look again. */
async function holdingWork(
  { records, clock, ids }: CarryDeps,
  registrationId: string,
  work: (holder: string, courier: Courier) => Promise<void>,
): Promise<void> {
  const holder = ids.uuid();
  const until = () => clock.now() + leaseSeconds * second;
  const taken = await records.transaction(async (tx) => {
    const now = clock.now();
    const took = await tx.ltiCouriers.takeWork({ registrationId, holder, now, until: until() });
    // That process may be dead.
    if (!took.taken) await enqueueSendingAt(tx, registrationId, { at: took.until, now });
    return took;
  });
  if (!taken.taken) return;
  const keep = () =>
    records
      .transaction(({ ltiCouriers }) => ltiCouriers.keepWork(registrationId, holder, until()))
      // The next one may succeed; if none does, another takes over, which costs nothing but requests.
      .catch(() => undefined);
  const keeping = setInterval(() => void keep(), (leaseSeconds * 1000) / 3);
  try {
    await work(holder, taken.courier);
  } finally {
    clearInterval(keeping);
  }
}

/** Sends what is due until there is no more, the platform is to be left alone, or the turn is over. */
async function carry(
  deps: CarryDeps,
  given: { readonly registration: Registration; readonly holder: string; readonly courier: Courier },
  signal: AbortSignal,
): Promise<void> {
  const { registration, holder } = given;
  const { records, clock } = deps;
  const mine = { registrationId: registration.id, holder };
  const end = clock.now() + turn;
  let { courier } = given;
  for (;;) {
    const now = clock.now();
    const { pausedUntil = 0 } = courier;
    if (pausedUntil > now) return leave(deps, mine, pausedUntil);
    if (signal.aborted) {
      await leave(deps, mine, now);
      throw new CoreError('unavailable', 'The worker is stopping.');
    }
    if (now >= end) return leave(deps, mine, now);
    // A platform that was found down is tried with one score.
    const limit = courier.failures > 0 ? 1 : batchSize;
    const made = await makeColumns(deps, registration, courier, signal);
    courier = made.courier;
    if ((courier.pausedUntil ?? 0) > now) continue;
    const due = await records.read(({ ltiScores }) => ltiScores.dueScores(registration.id, now, limit));
    if (due.length > 0) courier = await sendBatch(deps, registration, due, courier, signal);
    else if (made.left) return leave(deps, mine, now + 2 * second);
    else if (made.count === 0 && !(await records.transaction((tx) => leaveWhenDone(tx, mine, now)))) return;
  }
}

/** False when the work is left; a job comes when the next score is due. */
async function leaveWhenDone(
  tx: LtiStores & Outgoing,
  { registrationId, holder }: { readonly registrationId: string; readonly holder: string },
  now: Instant,
): Promise<boolean> {
  if (await tx.ltiCouriers.leaveWork(registrationId, holder)) return true;
  const at = await tx.ltiScores.nextDue(registrationId);
  if (at !== undefined) await enqueueSendingAt(tx, registrationId, { at, now });
  return false;
}

/** Leaves the work with more to do; a job takes it up at that time. */
async function leave(
  { records, clock }: CarryDeps,
  { registrationId, holder }: { readonly registrationId: string; readonly holder: string },
  at: Instant,
): Promise<void> {
  await records.transaction(async (tx) => {
    // Twice: whoever asked to look again is served by the job.
    if (await tx.ltiCouriers.leaveWork(registrationId, holder))
      await tx.ltiCouriers.leaveWork(registrationId, holder);
    await enqueueSendingAt(tx, registrationId, { at, now: clock.now() });
  });
}
