import type { Page, PageRequest } from '@coursewright/core';
import type { PlatformDates } from '../launch/platform-dates.ts';
import type { Place } from './place.ts';

/** A place in a platform's course from where content is launched, and where its grade goes. */
export interface ResourceLink {
  /** Of registration, deployment, context and resource link id: see `linkId`. */
  readonly id: string;
  readonly registrationId: string;
  readonly deploymentId: string;
  /** Absent where the launch named no context. */
  readonly contextId?: string;
  readonly resourceLinkId: string;
  readonly courseKey: string;
  /** The block launched; the course's own block for a whole course. */
  readonly usageKey: string;
  /** The grade service's claim (AGS §3.1); absent = the platform takes no grades for this link. */
  readonly lineItemUrl?: string;
  readonly lineItemsUrl?: string;
  /** The line item was made by us: the platform's launches do not name it. */
  readonly lineItemMade: boolean;
  readonly scopes: readonly string[];
  /** Ids of the links that the platform says it was copied from, newest first; absent = none. */
  readonly history?: readonly string[];
  /** When the platform opens it and has it due, as the last launch told; absent = it told neither. */
  readonly dates?: PlatformDates;
}

/** Somebody who came through a link. */
export interface LinkUser {
  readonly linkId: string;
  readonly userId: number;
  /** `sub` of their launches. */
  readonly subject: string;
  /** Whether they last came with a teaching role. */
  readonly teaches: boolean;
}

export interface LinkLearner {
  readonly userId: number;
  readonly courseKey: string;
}

/** A link that somebody came through. */
export interface GradedVisit {
  readonly link: ResourceLink;
  readonly teaches: boolean;
}

export interface KnownAtLink {
  /** The account of the platform's user, if there is one. */
  readonly userId?: number;
  /** Digest of the name and address that the account was last given: see `profileDigest`. */
  readonly profile?: string;
  readonly link?: ResourceLink;
  readonly user?: LinkUser;
}

export interface LinkStore {
  link(id: string): Promise<ResourceLink | undefined>;
  /** Those of the ids that are there, in any order. */
  linksAmong(ids: readonly string[]): Promise<readonly ResourceLink[]>;
  /** Of one registration, by id. */
  linksOf(registrationId: string, page: PageRequest): Promise<Page<ResourceLink>>;
  /** As `link`; until the transaction ends, another that holds the same link waits. */
  holdLink(id: string): Promise<ResourceLink | undefined>;
  /** Adds it or replaces what is there under its id. */
  putLink(link: ResourceLink): Promise<void>;
  /** What is known of somebody who comes through a link, in one statement. */
  knownAt(place: {
    readonly linkId: string;
    readonly registrationId: string;
    readonly subject: string;
  }): Promise<KnownAtLink>;
  linkUser(linkId: string, userId: number): Promise<LinkUser | undefined>;
  putLinkUser(user: LinkUser): Promise<void>;
  /** Idempotent. */
  forgetLinkUser(userId: number): Promise<void>;
  /** Whether the user last came with a teaching role through any link into the course. */
  teachesIn(userId: number, courseKey: string): Promise<boolean>;
  /** Links with a grade service that the user came through, by id. */
  gradedVisits(userId: number): Promise<readonly GradedVisit[]>;
  /** Who came through links with a grade service of a registration, or through one link, as learners: by user and course. */
  learners(
    from: { readonly registrationId?: string; readonly linkId?: string; readonly courseKey?: string },
    page: PageRequest,
  ): Promise<Page<LinkLearner>>;
  /** `sub` of the user's launches at the registration; undefined for somebody who is not of it. */
  subjectOf(registrationId: string, userId: number): Promise<string | undefined>;
  /** The line item that the platform itself has given to a link that launches the block in the place. */
  givenLineItem(place: Place, usageKey: string): Promise<string | undefined>;
}
