import type { Instant } from '@coursewright/core';
import type { JWK } from 'jose';

/** Somebody of the learning management system. */
export interface PlatformUser {
  /** At most 255 ASCII characters: the `sub` of launches. */
  readonly id: string;
  readonly name?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  /** BCP 47. */
  readonly locale?: string;
}

/** A course of the platform (core §5.4.1). */
export interface PlatformContext {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  /** Ids of the contexts that it was copied from, newest first. */
  readonly history?: readonly string[];
}

/** A span of time; ISO 8601, open where there is none. */
export interface PlatformSpan {
  readonly startDateTime?: string;
  readonly endDateTime?: string;
}

/** Somebody in a context; `roles` are full role URIs or the short names of `membership`. */
export interface PlatformMember {
  readonly user: PlatformUser;
  readonly roles: readonly string[];
  /** Absent counts as Active. */
  readonly status?: 'Active' | 'Inactive';
}

/** What became of the members of a context (NRPS §2.4.3). */
export interface MemberChanges {
  /** Each as they were last; `deleted` who is no longer in the context. */
  readonly members: readonly (PlatformMember & { readonly deleted?: true })[];
  readonly change: number;
}

/** A placed link to a tool (core §3.2.1). */
export interface PlatformLink {
  readonly id: string;
  readonly contextId: string;
  /** The tool that it launches. */
  readonly clientId: string;
  readonly title: string;
  /** The tool's address of the content; absent = the tool's own `targetLinkUri`. */
  readonly targetLinkUri?: string;
  readonly custom?: Readonly<Record<string, string>>;
  /** What it is about. */
  readonly text?: string;
  /** When learners can open it. */
  readonly available?: PlatformSpan;
  /** When they can hand in: `endDateTime` is when it is due. */
  readonly submission?: PlatformSpan;
  /** Opens in a window of its own. */
  readonly inWindow?: boolean;
  /** Ids of the links that it was copied from, newest first. */
  readonly history?: readonly string[];
}

/** A column of the gradebook (AGS §3.2). */
export interface PlatformLineItem {
  readonly id: string;
  readonly contextId: string;
  /** The tool that owns it: others do not see it. */
  readonly clientId: string;
  readonly label: string;
  /** Above 0. */
  readonly scoreMaximum: number;
  readonly resourceLinkId?: string;
  readonly resourceId?: string;
  readonly tag?: string;
  readonly startDateTime?: string;
  readonly endDateTime?: string;
}

/** The newest score of somebody in a column (AGS §3.4). */
export interface PlatformScore {
  readonly lineItemId: string;
  readonly userId: string;
  readonly scoreGiven?: number;
  readonly scoreMaximum?: number;
  readonly activityProgress: string;
  readonly gradingProgress: string;
  readonly comment?: string;
  /** ISO 8601 with a fraction of a second, as the tool sent it. */
  readonly timestamp: string;
}

/** A signing key of the platform; `privateJwk` never leaves the store but to sign. */
export interface PlatformKey {
  readonly kid: string;
  readonly privateJwk: JWK;
  readonly created: Instant;
}

/** What a platform keeps. An absent thing is `undefined`, lists are in order of creation. */
export interface PlatformStore {
  /** Oldest first; the newest signs. */
  keys(): Promise<readonly PlatformKey[]>;
  addKey(key: PlatformKey): Promise<void>;

  context(id: string): Promise<PlatformContext | undefined>;
  contexts(): Promise<readonly PlatformContext[]>;
  putContext(context: PlatformContext): Promise<void>;
  /** By user id. */
  members(contextId: string): Promise<readonly PlatformMember[]>;
  putMember(contextId: string, member: PlatformMember): Promise<void>;
  /** Idempotent. */
  deleteMember(contextId: string, userId: string): Promise<void>;
  /** Who was put or deleted since a change, 0 = ever, the longest ago first; and the number of the last one. */
  memberChanges(contextId: string, since: number): Promise<MemberChanges>;

  link(id: string): Promise<PlatformLink | undefined>;
  links(contextId: string): Promise<readonly PlatformLink[]>;
  putLink(link: PlatformLink): Promise<void>;
  /** Its columns of the gradebook go with it; idempotent. */
  deleteLink(id: string): Promise<void>;

  lineItem(id: string): Promise<PlatformLineItem | undefined>;
  lineItems(contextId: string): Promise<readonly PlatformLineItem[]>;
  putLineItem(lineItem: PlatformLineItem): Promise<void>;
  /** Its scores go with it; idempotent. */
  deleteLineItem(id: string): Promise<void>;

  /** Of one column by user id. */
  scores(lineItemId: string): Promise<readonly PlatformScore[]>;
  /**
   * Stores the score unless the one that is there has the same or a later timestamp (AGS §3.4.3): then false. One act:
   * of two at once the later one stays.
   */
  putScore(score: PlatformScore): Promise<boolean>;

  /** True for the first caller with this id until `expires`: one-time ids (`jti`, nonces). */
  claimOnce(id: string, expires: Instant): Promise<boolean>;
}
