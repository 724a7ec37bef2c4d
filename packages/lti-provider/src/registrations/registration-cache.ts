import type { Clock, Instant, Records } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import type { Registration } from './registration.ts';

/** The registrations as they were at most a few seconds ago: logins and launches read no store. */
export interface RegistrationCache {
  all(): Promise<readonly Registration[]>;
  byId(id: string): Promise<Registration | undefined>;
  /** By issuer, and by client id where one is given. */
  find(issuer: string, clientId?: string): Promise<readonly Registration[]>;
  forget(): void;
}

const second = 1_000_000;
/** How soon a change by another process is seen. */
const lifetime = 5 * second;
/** How often a registration that is not there may ask again. */
const missInterval = second;

export function registrationCache({
  records,
  clock,
}: {
  readonly records: Records<LtiStores>;
  readonly clock: Clock;
}): RegistrationCache {
  let list: readonly Registration[] = [];
  let read: Instant = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const refresh = (olderThan: number): Promise<void> => {
    if (clock.now() - read < olderThan) return Promise.resolve();
    reading ??= (async () => {
      try {
        list = await records.read(({ ltiRegistrations }) => ltiRegistrations.registrations());
        read = clock.now();
      } finally {
        reading = undefined;
      }
    })();
    return reading;
  };
  const find = async (fits: (one: Registration) => boolean): Promise<readonly Registration[]> => {
    await refresh(lifetime);
    const found = list.filter(fits);
    if (found.length > 0) return found;
    await refresh(missInterval);
    return list.filter(fits);
  };
  return {
    all: async () => {
      await refresh(lifetime);
      return list;
    },
    byId: async (id) => (await find((one) => one.id === id))[0],
    find: (issuer, clientId) =>
      find((one) => one.issuer === issuer && (clientId === undefined || one.clientId === clientId)),
    forget: () => {
      read = Number.NEGATIVE_INFINITY;
    },
  };
}
