import type { Instant } from '@coursewright/core';

/** Sessions of people who logged in here. Their secret is known to the browser alone; `hash` is its SHA-256. */
export interface SessionStore {
  add(session: Session): Promise<void>;
  byHash(hash: string): Promise<Session | undefined>;
  extend(hash: string, expires: Instant): Promise<void>;
  remove(hash: string): Promise<void>;
  /** Logs an account out everywhere. */
  removeOf(userId: number): Promise<void>;
  removeExpired(now: Instant): Promise<void>;
}

export interface Session {
  readonly hash: string;
  readonly userId: number;
  readonly created: Instant;
  readonly expires: Instant;
}
