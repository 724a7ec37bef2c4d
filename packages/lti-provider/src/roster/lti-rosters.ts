import { CoreError, type Page, type PageRequest, type Records } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import type { Roster, RosterMember } from './roster-store.port.ts';
import { syncRosterJob } from './sync-roster.ts';

/** Who is in platforms' courses, for administrators and teachers. */
export interface LtiRosters {
  /** Of one platform, by id. */
  list(request: PageRequest & { readonly registrationId: string }): Promise<Page<Roster>>;
  /** Of one roster, by user id. */
  members(rosterId: string, page: PageRequest): Promise<Page<RosterMember>>;
  /** Has it read now, in the background. Throws `not_found`. */
  sync(rosterId: string): Promise<void>;
}

export function ltiRosters({ records }: { readonly records: Records<LtiStores> }): LtiRosters {
  return {
    list: ({ registrationId, ...page }) =>
      records.read((view) => view.ltiRosters.rosters(registrationId, page)),
    members: (rosterId, page) => records.read((view) => view.ltiRosters.members(rosterId, page)),
    sync: (rosterId) =>
      records.transaction(async (tx) => {
        if ((await tx.ltiRosters.roster(rosterId)) === undefined) {
          throw new CoreError('not_found', `There is no LTI roster ${rosterId}.`);
        }
        const deduplicationId = `${syncRosterJob.name} asked ${rosterId}`;
        await tx.jobs.enqueue(syncRosterJob, { rosterId, asked: true }, { deduplicationId });
      }),
  };
}
