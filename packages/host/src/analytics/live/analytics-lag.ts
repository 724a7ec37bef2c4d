import type { Clock, Records } from '@coursewright/core';
import { z } from 'zod';
import type { HostStores } from '../../accounts/host-stores.ts';
import type { FollowState } from './follow-log.ts';

/** The lease of who keeps the tables up with the log. */
export const analyticsLease = 'analytics';

const spoken = z.object({ behindSince: z.number().optional() });

/** What the keeper says with its lease, for every process to tell. */
export function lagWords({ behindSince }: FollowState): string {
  return JSON.stringify({ behindSince } satisfies z.infer<typeof spoken>);
}

/** Seconds since lines of the log have waited, of what the keeper is at. */
export function lagOf({ behindSince }: { readonly behindSince?: number | undefined }, clock: Clock): number {
  return behindSince === undefined ? 0 : Math.max(0, clock.now() - behindSince) / 1_000_000;
}

/**
 * Seconds that lines of the log have waited to be in the tables, whichever process keeps them: another's as it said a few
 * seconds ago. Undefined where none does.
 */
export async function analyticsLag({
  records,
  clock,
  own,
}: {
  readonly records: Records<Pick<HostStores, 'leases'>>;
  readonly clock: Clock;
  /** Of this process; undefined where it does not keep the tables. */
  readonly own: () => number | undefined;
}): Promise<number | undefined> {
  const known = own();
  if (known !== undefined) return known;
  const said = await records.read(({ leases }) => leases.said(analyticsLease, clock.now()), {
    snapshot: false,
  });
  return said === undefined ? undefined : lagOf(spoken.parse(JSON.parse(said)), clock);
}
