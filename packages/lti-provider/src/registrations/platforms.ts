import { CoreError, type Clock, type IdSource, type Records } from '@coursewright/core';
import type { LtiPlatforms } from './lti-platforms.ts';
import type { LtiStores } from '../lti-stores.ts';
import { newRegistration, registrationChanges } from './new-registration.ts';
import { platformOrigins } from './platform-origins.ts';
import type { RegistrationCache } from './registration-cache.ts';
import type { Registration, RegistrationChanges } from './registration.ts';

/** The administrator's side of the registrations. */
export function platforms({
  records,
  registrations,
  clock,
  ids,
}: {
  readonly records: Records<LtiStores>;
  readonly registrations: RegistrationCache;
  readonly clock: Clock;
  readonly ids: IdSource;
}): LtiPlatforms {
  const change = async (
    id: string,
    changesTo: (before: Registration) => RegistrationChanges,
  ): Promise<Registration> => {
    const changed = await records.transaction(async ({ ltiRegistrations }) => {
      const before = await ltiRegistrations.registration(id);
      if (before === undefined) throw unknown(id);
      await ltiRegistrations.changeRegistration(id, changesTo(before));
      return ltiRegistrations.registration(id);
    });
    if (changed === undefined) throw unknown(id);
    registrations.forget();
    return changed;
  };
  return {
    add: async (input, registered) => {
      const registration = newRegistration(input, {
        id: ids.uuid(),
        created: clock.now(),
        ...(registered !== undefined && { registered }),
      });
      const id = await records.transaction(({ ltiRegistrations }) =>
        ltiRegistrations.addRegistration(registration),
      );
      registrations.forget();
      return { ...registration, id };
    },
    list: () => records.read(({ ltiRegistrations }) => ltiRegistrations.registrations()),
    get: async (id) => {
      const found = await records.read(({ ltiRegistrations }) => ltiRegistrations.registration(id));
      if (found === undefined) throw unknown(id);
      return found;
    },
    change: (id, input, registered) =>
      change(id, (before) => ({
        ...registrationChanges(input, before),
        ...(registered !== undefined && { registered }),
      })),
    approve: (id) => change(id, () => ({ state: 'active' })),
    pause: (id) => change(id, () => ({ state: 'paused' })),
    remove: async (id) => {
      const there = await records.transaction(({ ltiRegistrations }) =>
        ltiRegistrations.removeRegistration(id),
      );
      if (!there) throw unknown(id);
      registrations.forget();
    },
    links: (id, page) => records.read(({ ltiLinks }) => ltiLinks.linksOf(id, page)),
    frameOrigins: async () => {
      // A paused one's learners finish what they have open.
      const known = await registrations.all();
      return platformOrigins(known.filter(({ state }) => state !== 'pending'));
    },
  };
}

function unknown(id: string): CoreError {
  return new CoreError('not_found', `No LTI platform is registered as ${id}.`);
}
