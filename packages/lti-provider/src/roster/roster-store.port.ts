import type { Instant, Page, PageRequest } from '@coursewright/core';
import type { Place } from '../grades/place.ts';

/** Who is in a platform's course, for one of our courses that is used there (NRPS §2). */
export interface Roster extends Place {
  /** The place's: see `placeId`. */
  readonly id: string;
  /** `context_memberships_url` of a launch's claim. */
  readonly membershipsUrl: string;
  /** Where the platform tells what has changed since it was read last (NRPS §2.4.3); absent where it does not. */
  readonly differencesUrl?: string;
  /** When it was last read, whole or by its differences. */
  readonly readAt?: Instant;
  readonly wholeAt?: Instant;
  /** Why it could not be read. */
  readonly error?: string;
}

export const memberStates = ['Active', 'Inactive', 'Deleted'] as const;
export type MemberState = (typeof memberStates)[number];

/** Somebody of a roster. */
export interface RosterMember {
  readonly rosterId: string;
  readonly userId: number;
  readonly state: MemberState;
  readonly learns: boolean;
  readonly teaches: boolean;
  /** What was told of the person, as `ProfileDigest` gives it. */
  readonly profile: string;
  /** The reading that last named them. */
  readonly seen: Instant;
}

/** What is known of a platform's user. */
export interface KnownSubject {
  readonly userId: number;
  readonly member?: RosterMember;
}

export interface RosterStore {
  roster(id: string): Promise<Roster | undefined>;
  /** Adds it unless it is there; its `membershipsUrl` follows what launches say. */
  announceRoster(roster: Roster): Promise<void>;
  /** Replaces what is there under its id. */
  putRoster(roster: Roster): Promise<void>;
  /** Of one registration by id. */
  rosters(registrationId: string, page: PageRequest): Promise<Page<Roster>>;
  /** Those of the subjects that have an account, by subject; in one statement. */
  knownSubjects(
    roster: Pick<Roster, 'id' | 'registrationId'>,
    subjects: readonly string[],
  ): Promise<ReadonlyMap<string, KnownSubject>>;
  /** Adds or replaces. */
  putMember(member: RosterMember): Promise<void>;
  /** Takes somebody out of every roster. Idempotent. */
  forgetMember(userId: number): Promise<void>;
  /** Notes that a reading named these, in one statement. */
  markSeen(rosterId: string, userIds: readonly number[], seen: Instant): Promise<void>;
  /** Of one roster by user id. */
  members(rosterId: string, page: PageRequest): Promise<Page<RosterMember>>;
  /** Active ones that no reading since has named, at most `limit`, by user id. */
  unseenMembers(rosterId: string, since: Instant, limit: number): Promise<readonly RosterMember[]>;
  /** What an active member of other rosters into the same course does there. */
  elsewhere(
    userId: number,
    roster: Pick<Roster, 'id' | 'courseKey'>,
  ): Promise<{ readonly learns: boolean; readonly teaches: boolean }>;
}
