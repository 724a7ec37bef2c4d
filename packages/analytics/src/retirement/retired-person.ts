import type { Instant } from '@coursewright/core';

/** Somebody whose name is to be found nowhere any more. */
export interface RetiredPerson {
  /** Numbers of the accounts, which stay. */
  readonly ids: readonly number[];
  /** What they were called. */
  readonly usernames: readonly string[];
  /** Empty where there was none. */
  readonly email: string;
  readonly name: string;
  /** What stands for him in the log: as long as usernames may be at most. */
  readonly retiredName: string;
  /** A line behind this time that is another account's may have a namesake in it: it stays. */
  readonly until: Instant;
}
