import {
  CoreError,
  formatInstant,
  retireAccount,
  serverOrigin,
  type Account,
  type Clock,
  type CoreStores,
  type EventOrigin,
  type Records,
  type Secret,
} from '@coursewright/core';
import type { LtiStores } from '@coursewright/lti-provider';
import type { HostStores } from '../accounts/host-stores.ts';
import { endAccess } from './end-access.ts';
import { findAccount } from './find-account.ts';
import { retiredUsername } from './retired-username.ts';
import { aftermathMs, retirementJob } from './retirement-job.ts';
import type { Retirement } from './retirement-store.port.ts';
import { sealPerson } from './sealed-person.ts';

/** Takes people out of the host for good. */
export interface Retirements {
  /**
   * Retires who has this username or e-mail address: at once nobody can log in or be launched into the account; the event log
   * and what is counted from it follow in the background. Throws `not_found`, `already_there` for the name of somebody retired,
   * `conflict` where several accounts have the address, `forbidden` for oneself and for the last site administrator.
   */
  retire(login: string, by?: RetiredBy): Promise<Retirement>;
  /** Throws `not_found`. */
  of(userId: number): Promise<Retirement>;
}

/** The administrator, and the request. */
interface RetiredBy {
  readonly userId: number;
  readonly origin: EventOrigin;
}

interface RetirementDeps {
  readonly records: Records<CoreStores & LtiStores & HostStores>;
  readonly clock: Clock;
  readonly secret: Secret;
}

export function retirements(deps: RetirementDeps): Retirements {
  const { records } = deps;
  const of = async (userId: number) => {
    const found = await records.read((view) => view.retirements.of(userId));
    if (found === undefined) throw new CoreError('not_found', `No account ${userId} was retired.`);
    return found;
  };
  return {
    retire: async (login, by) => {
      const account = await findAccount(records, login);
      const before = await records.read((view) => view.retirements.of(account.id));
      if (before !== undefined)
        throw new CoreError('already_there', `${login} was retired at ${formatInstant(before.at)}.`);
      if (account.id === by?.userId)
        throw new CoreError('forbidden', 'Nobody retires himself: another site administrator can do it.');
      await retire(deps, account, by);
      return of(account.id);
    },
    of,
  };
}

async function retire(
  { records, clock, secret }: RetirementDeps,
  account: Account,
  by?: RetiredBy,
): Promise<void> {
  const nameOf = (one: Account) => retiredUsername(secret, one);
  await records.transaction(async (tx) => {
    const at = clock.now();
    const all = await retireAccount(tx, { userId: account.id, nameOf, at }, by?.origin ?? serverOrigin);
    for (const { id } of all) await endAccess(tx, id);
    const [own = account] = all;
    const sealed = sealPerson(secret, {
      ids: all.map(({ id }) => id),
      usernames: all.map(({ username }) => username),
      email: own.email,
      name: own.name,
      since: Math.min(...all.map(({ created }) => created)),
    });
    const who = by === undefined ? {} : { by: by.userId };
    await tx.retirements.add({ userId: own.id, username: nameOf(own), at, ...who, sealed });
    await tx.jobs.enqueue(retirementJob, {});
    // What requests that were under way have left meanwhile.
    await tx.jobs.enqueue(retirementJob, {}, { delayMs: aftermathMs + 1000 });
  });
}
