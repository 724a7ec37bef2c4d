import type { RetiredPerson } from '@coursewright/analytics';
import type { Records, Secret } from '@coursewright/core';
import { z } from 'zod';
import type { HostStores } from '../accounts/host-stores.ts';
import { openSealed, seal } from '../accounts/sealed-text.ts';
import type { Retirement } from './retirement-store.port.ts';

const known = z.object({
  ids: z.array(z.number()),
  usernames: z.array(z.string()),
  email: z.string(),
  name: z.string(),
  /** When the first of the accounts was made: nothing before tells of the person. */
  since: z.number(),
});
type Known = z.infer<typeof known>;

const purpose = 'retired person';
/** Microseconds after a retirement in which a request that was under way may still leave its event. */
const aftermath = 3_600_000_000;

export interface PersonToForget extends RetiredPerson {
  readonly since: number;
}

export function sealPerson(secret: Secret, person: Known): string {
  return seal(secret, purpose, JSON.stringify(person));
}

/** Seals under the newest secret who is still to be looked for. Gives how many. */
export async function resealPeople(
  records: Records<Pick<HostStores, 'retirements'>>,
  secret: Secret,
  under: string,
): Promise<number> {
  return records.transaction(async (tx) => {
    const open = await tx.retirements.unfinished();
    for (const { userId, sealed = '' } of open)
      await tx.retirements.reseal(userId, seal(under, purpose, openSealed(secret, purpose, sealed)));
    return open.length;
  });
}

/** Who was retired, as long as it has to be looked for. Throws `corrupt` where the secret has changed since. */
export function openPerson(secret: Secret, { sealed = '', username, at }: Retirement): PersonToForget {
  const person = known.parse(JSON.parse(openSealed(secret, purpose, sealed)));
  return { ...person, retiredName: username, until: at + aftermath };
}
