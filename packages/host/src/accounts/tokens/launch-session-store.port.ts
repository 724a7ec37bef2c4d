import type { Instant } from '@coursewright/core';

/** Learners at work in a frame or an embedded element: what their bearer tokens stand on. */
export interface LaunchSessionStore {
  add(session: LaunchSession): Promise<void>;
  byId(id: string): Promise<LaunchSession | undefined>;
  /** Ends it, and with it every token; idempotent. */
  revoke(id: string): Promise<void>;
  /** Ends every session of an account. */
  revokeOf(userId: number): Promise<void>;
  /** Ends every session that an embed key has given. */
  revokeOfKey(embedKey: string): Promise<void>;
  removeExpired(now: Instant): Promise<void>;

  addCode(code: OneTimeCode): Promise<void>;
  /** Takes a code out: the second caller gets nothing. */
  takeCode(hash: string, now: Instant): Promise<OneTimeCode | undefined>;

  /** False when the assertion was used before. Kept until `expires`. */
  useAssertion(assertion: {
    readonly key: string;
    readonly jti: string;
    readonly expires: Instant;
  }): Promise<boolean>;
}

export interface LaunchSession {
  readonly id: string;
  readonly userId: number;
  readonly kind: 'lti' | 'guest' | 'assertion' | 'login';
  /** The site it belongs to; absent for LTI. */
  readonly embedKey?: string;
  /** Course keys that its tokens reach. */
  readonly courses: readonly string[];
  /** What the launch opened, where it was less than a course. */
  readonly usageKey?: string;
  /** Origins that may frame its pages. */
  readonly frameAncestors: readonly string[];
  /** Where in a learning platform it was launched from; for LTI only. */
  readonly place?: LaunchPlace;
  readonly created: Instant;
  readonly expires: Instant;
  readonly revoked: boolean;
}

/** What a page of a launch goes by (LTI core §5.4.4). */
export interface LaunchPlace {
  /** The platform's link, as LTI's stores name it. */
  readonly linkId?: string;
  readonly teaches: boolean;
  /** Where to send people when they are done. */
  readonly returnUrl?: string;
  readonly documentTarget?: 'iframe' | 'frame' | 'window';
  /** Goes with messages to the page around the frame, where that asks for it (Canvas). */
  readonly messageToken?: string;
}

/** Stands for a launch session once. */
export interface OneTimeCode {
  /** Hex SHA-256 of the code. */
  readonly hash: string;
  readonly launchSession: string;
  /** PKCE's `code_challenge` (RFC 7636), where the code was asked for with one. */
  readonly challenge?: string;
  readonly expires: Instant;
}
