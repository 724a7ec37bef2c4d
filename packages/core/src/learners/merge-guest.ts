import { serverOrigin } from '../events/server-origin.ts';
import { moveScores } from '../grading/move-scores.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import type { StoredAccount } from './account-store.port.ts';
import type { Account } from './account.ts';
import { enroll, unenroll } from './enroll.ts';

interface Merge {
  readonly guestId: number;
  readonly userId: number;
  readonly at: Instant;
}

/**
 * Gives a guest's work to an account: of each block either all of it moves (state with its history, submissions, score,
 * completion) or, where the account has work of its own, nothing. The guest can do nothing more. Repeating it changes nothing.
 */
export async function mergeGuest(tx: CoreStores & Outgoing, { guestId, userId, at }: Merge): Promise<void> {
  const { guest, account } = await partiesOf(tx, guestId, userId);
  if (guest.mergedInto === userId) return;
  if (guest.mergedInto !== null) {
    throw new CoreError('conflict', `The work of guest ${guestId} was given to another account already.`);
  }
  await moveWork(tx, guestId, userId, at);
  await moveEnrollments(tx, guest, account, at);
  await tx.accounts.setMerged(guestId, userId, at);
}

async function partiesOf({ accounts }: CoreStores, guestId: number, userId: number) {
  // Held in one order, so that two merges do not wait for each other.
  const held = new Map<number, StoredAccount | undefined>();
  for (const id of [guestId, userId].sort((a, b) => a - b)) held.set(id, await accounts.holdAccount(id));
  const [guest, account] = [held.get(guestId), held.get(userId)];
  if (guest === undefined || account === undefined) {
    throw new CoreError('not_found', `There is no account ${guest === undefined ? guestId : userId}.`);
  }
  if (account.retired !== null) throw new CoreError('not_found', `There is no account ${userId}.`);
  if (guest.kind !== 'guest') throw new CoreError('forbidden', `Account ${guestId} is not a guest's.`);
  if (account.kind === 'guest') {
    throw new CoreError('forbidden', "A guest cannot take over another's work.");
  }
  return { guest, account };
}

async function moveWork(tx: CoreStores & Outgoing, from: number, to: number, at: Instant): Promise<void> {
  const own = await tx.states.stateKeysOf(to);
  const ownStates = new Set(own.map(({ scope, target }) => `${scope} ${target}`));
  const taken = new Set([
    ...own.filter(({ scope }) => scope === 'user_state').map(({ target }) => target),
    ...(await tx.submissions.submittedTo(to)),
    ...(await tx.scores.scoredBy(to)),
  ]);
  for (const key of await tx.states.stateKeysOf(from)) {
    const keeps =
      ownStates.has(`${key.scope} ${key.target}`) || (key.scope === 'user_state' && taken.has(key.target));
    if (!keeps) await tx.states.moveState(key, to);
  }
  for (const usageKey of await tx.submissions.submittedTo(from)) {
    if (!taken.has(usageKey)) await tx.submissions.moveSubmissions(from, to, usageKey);
  }
  const scored = await tx.scores.scoredBy(from);
  await moveScores(tx, { from, to, usageKeys: scored.filter((usageKey) => !taken.has(usageKey)), at });
  const completed = new Set([...taken, ...(await tx.completions.touchedBy(to))]);
  for (const usageKey of await tx.completions.touchedBy(from)) {
    if (!completed.has(usageKey)) await tx.completions.moveCompletion(from, to, usageKey);
  }
}

/** The account is enrolled where the guest was; an enrolment of its own, an ended one too, stays as it is. */
async function moveEnrollments(
  tx: CoreStores & Outgoing,
  guest: Account,
  account: Account,
  at: Instant,
): Promise<void> {
  for (const { courseKey, active, mode } of await tx.enrollments.enrollmentsOf(guest.id)) {
    if (!active) continue;
    await unenroll(tx, { userId: guest.id, username: guest.username, courseKey }, serverOrigin);
    if ((await tx.enrollments.enrollment(account.id, courseKey)) !== undefined) continue;
    const { id: userId, username } = account;
    await enroll(tx, { userId, username, courseKey, mode, limits: 'none', at }, serverOrigin);
  }
}
