import { userRetired } from '../events/catalogue/account-events.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import type { StoredAccount } from './account-store.port.ts';
import { foldName } from './account-keys.ts';
import { unenroll } from './enroll.ts';

interface Retirement {
  readonly userId: number;
  /** The name that stands for an account from now on, at most 30 of `[A-Za-z0-9_-]`. */
  readonly nameOf: (account: StoredAccount) => string;
  readonly at: Instant;
}

/**
 * Takes a person out of an account, and out of the guests whose work went to it, for good: nobody can log in, and name, address,
 * password, language, what the person told of himself, roles and enrolments are gone. Work, scores and grades stay under the
 * account's number. Gives the accounts as they were, the account itself first. Throws `not_found`, also for who was retired, and `forbidden` for the last site administrator.
 */
export async function retireAccount(
  tx: Pick<CoreStores, 'accounts' | 'demographics' | 'enrollments' | 'roles'> & Outgoing,
  { userId, nameOf, at }: Retirement,
  origin: EventOrigin,
): Promise<readonly StoredAccount[]> {
  await tx.accounts.holdSuperusers();
  const account = await tx.accounts.holdAccount(userId);
  if (account === undefined || account.retired !== null || account.mergedInto !== null)
    throw new CoreError('not_found', `There is no account ${userId}.`);
  if (account.superuser && !(await tx.accounts.hasOtherSuperuser(userId)))
    throw new CoreError('forbidden', 'The last site administrator cannot be retired.');
  const all = [account, ...(await tx.accounts.mergedInto(userId))];
  for (const one of all) {
    const username = nameOf(one);
    await tx.accounts.setRetired(one.id, { username, usernameKey: foldName(username) }, at);
    await tx.enrollments.renameLearner(one.id, username);
    for (const { courseKey } of await tx.enrollments.enrollmentsOf(one.id))
      await unenroll(tx, { userId: one.id, username, courseKey }, origin);
    await tx.roles.removeRolesOf(one.id);
    await tx.demographics.removeDemographics(one.id);
  }
  await tx.events.emit(userRetired, { data: { user_id: userId }, origin });
  return all;
}
