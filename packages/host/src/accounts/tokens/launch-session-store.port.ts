import type { Instant } from '@coursewright/core';

/** Learners at work in a frame or an embedded element: what their bearer tokens stand on. */
export interface LaunchSessionStore {
  add(session: LaunchSession): Promise<void>;
  byId(id: string): Promise<LaunchSession | undefined>;
  /** Ends it, and with it every token; idempotent. */
  revoke(id: string): Promise<void>;
  removeExpired(now: Instant): Promise<void>;

  addCode(code: {
    readonly hash: string;
    readonly launchSession: string;
    readonly expires: Instant;
  }): Promise<void>;
  /** Takes a code out: the second caller gets nothing. */
  takeCode(hash: string, now: Instant): Promise<string | undefined>;

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
  readonly kind: 'lti' | 'guest' | 'assertion';
  /** Course keys that its tokens reach. */
  readonly courses: readonly string[];
  /** What the launch opened, where it was less than a course. */
  readonly usageKey?: string;
  /** Origins that may frame its pages. */
  readonly frameAncestors: readonly string[];
  readonly created: Instant;
  readonly expires: Instant;
  readonly revoked: boolean;
}
