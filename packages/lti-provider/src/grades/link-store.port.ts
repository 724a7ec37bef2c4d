import type { Instant } from '@coursewright/core';

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

/** What became of the last score of a user in a link, for the teacher to see. */
export interface ScoreOutcome {
  readonly linkId: string;
  readonly userId: number;
  /** Version of the newest score handed to the platform; 0 = none yet. */
  readonly sentVersion: number;
  readonly sentAt?: Instant;
  /** Why the newest one is not there yet; absent when all is well. */
  readonly error?: string;
  readonly failedAt?: Instant;
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
  /** Whether the user last came with a teaching role through any link into the course. */
  teachesIn(userId: number, courseKey: string): Promise<boolean>;
  /** Links with a grade service that the user came through and that launch one of the blocks. */
  gradedLinks(userId: number, usageKeys: readonly string[]): Promise<readonly ResourceLink[]>;
}

/** What has been sent where. */
export interface ScoreStore {
  outcome(linkId: string, userId: number): Promise<ScoreOutcome | undefined>;
  /** By user id. */
  outcomes(linkId: string): Promise<readonly ScoreOutcome[]>;
  /**
   * Asks to send the score with this version: the timestamp to send it with, later than every one given out for the line
   * item and user (AGS §3.4.3), in whole milliseconds from `now` on; undefined when a newer version was claimed before, or
   * this one has been sent. Versions count for one block and line item: for another, all begins anew.
   */
  claimScore(claim: {
    readonly linkId: string;
    readonly userId: number;
    readonly usageKey: string;
    readonly lineItemUrl: string;
    readonly version: number;
    readonly now: Instant;
  }): Promise<Instant | undefined>;
  /** The platform has it. */
  scoreSent(linkId: string, userId: number, version: number, at: Instant): Promise<void>;
  scoreFailed(linkId: string, userId: number, error: string, at: Instant): Promise<void>;
}
