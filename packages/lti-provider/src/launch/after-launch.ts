import type { Clock, Instant, Records } from '@coursewright/core';
import { announceColumnsJob } from '../grades/announce-columns.ts';
import type { ResourceLink } from '../grades/link-store.port.ts';
import { placeId } from '../grades/place.ts';
import type { LtiStores } from '../lti-stores.ts';
import { rosterInterval, syncRosterJob } from '../roster/sync-roster.ts';

export interface EnteredLink {
  readonly link: ResourceLink;
  readonly teaches: boolean;
  /** Something about the link is new: its line item, its content. */
  readonly changed: boolean;
  /** `context_memberships_url` of the claim (NRPS §3.6.1); absent where the platform tells no members. */
  readonly membershipsUrl: string | undefined;
}

/**
 * What a launch sets off in the background: columns of the gradebook and the roster of the platform's course. When a teacher
 * comes, at most once an hour a place; a launch like the one before costs nothing.
 */
export type AfterLaunch = (entered: EnteredLink) => Promise<void>;

/** Places whose last time is kept in mind. */
const most = 10_000;

export function afterLaunch({
  records,
  clock,
}: {
  readonly records: Records<LtiStores>;
  readonly clock: Clock;
}): AfterLaunch {
  const last = new Map<string, Instant>();
  const isDue = (place: string): boolean => {
    const now = clock.now();
    if ((last.get(place) ?? Number.NEGATIVE_INFINITY) > now - rosterInterval) return false;
    last.delete(place);
    last.set(place, now);
    const [oldest] = last.keys();
    if (last.size > most && oldest !== undefined) last.delete(oldest);
    return true;
  };
  return async ({ link, teaches, changed, membershipsUrl }) => {
    const { registrationId, deploymentId, contextId, courseKey } = link;
    const rosterId = placeId(link);
    const columnsDue = changed || (teaches && isDue(`columns ${rosterId}`));
    // A message without the service does not put off the next one that has it.
    const rosterDue = teaches && membershipsUrl !== undefined && isDue(`roster ${rosterId}`);
    if (!columnsDue && !rosterDue) return;
    await records.transaction(async (tx) => {
      const deduplicationId = `${announceColumnsJob.name} ${link.id}`;
      if (columnsDue) await tx.jobs.enqueue(announceColumnsJob, { linkId: link.id }, { deduplicationId });
      if (!rosterDue) return;
      const place = {
        registrationId,
        deploymentId,
        courseKey,
        ...(contextId !== undefined && { contextId }),
      };
      await tx.ltiRosters.announceRoster({ ...place, id: rosterId, membershipsUrl });
      const payload = { rosterId, asked: false };
      await tx.jobs.enqueue(syncRosterJob, payload, { deduplicationId: `${syncRosterJob.name} ${rosterId}` });
    });
  };
}
