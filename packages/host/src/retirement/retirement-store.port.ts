import type { Instant } from '@coursewright/core';

/** That a person was taken out of an account: who had it done, when, and how far it is. Nothing in it tells who it was. */
export interface Retirement {
  readonly userId: number;
  /** The name that stands for the person since. */
  readonly username: string;
  readonly at: Instant;
  /** Account of the administrator; absent: somebody at a shell. */
  readonly by?: number;
  /** What the person was called, sealed, as long as it has to be looked for. */
  readonly sealed?: string;
  /** Hours of the event log that began up to then hold the person no more. */
  readonly sweptTo?: Instant;
  /** Lines of the log, and reports, that were replaced. */
  readonly lines: number;
  readonly reports: number;
  /** When all was done. */
  readonly finished?: Instant;
}

export interface RetirementProgress {
  readonly sweptTo?: Instant;
  /** More of them. */
  readonly lines: number;
  readonly reports: number;
}

export interface RetirementStore {
  /** Throws `conflict` where the account was retired before. */
  add(
    retirement: Pick<Retirement, 'userId' | 'username' | 'at' | 'by'> & { readonly sealed: string },
  ): Promise<void>;
  of(userId: number): Promise<Retirement | undefined>;
  /** Those that are not finished, the oldest first. */
  unfinished(): Promise<readonly Retirement[]>;
  /** Adds to what was done; `changed`: when something else was put in place. Of one that is finished nothing changes. */
  advance(userId: number, progress: RetirementProgress, changed?: Instant): Promise<void>;
  /** Puts what was sealed under a newer secret in its place; of one that is finished nothing changes. */
  reseal(userId: number, sealed: string): Promise<void>;
  /** Takes away what tells who it was. Idempotent. */
  finish(userId: number, at: Instant): Promise<void>;
  /** When any of them last put something else in place: what is counted from it is to be counted anew. */
  lastChange(): Promise<Instant | undefined>;
}
