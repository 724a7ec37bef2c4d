import type { Instant } from '@coursewright/core';

/** How it stands with the services of one platform. */
export interface Courier {
  /** Requests in vain, one after another; 0 = it answers. */
  readonly failures: number;
  /** Nothing is sent before then. */
  readonly pausedUntil?: Instant;
  /** Why it is paused. */
  readonly reason?: string;
  /** When it last took something. */
  readonly lastSuccess?: Instant;
}

/** Who carries scores to which platform: one process at a time. */
export interface CourierStore {
  courier(registrationId: string): Promise<Courier>;
  putCourier(registrationId: string, courier: Courier): Promise<void>;
  /**
   * Takes the work for a platform until then. When another has it: until when, and that one is told to look once more
   * before it ends.
   */
  takeWork(work: {
    readonly registrationId: string;
    readonly holder: string;
    readonly now: Instant;
    readonly until: Instant;
  }): Promise<
    { readonly taken: true; readonly courier: Courier } | { readonly taken: false; readonly until: Instant }
  >;
  /** False when it is another's by now. */
  keepWork(registrationId: string, holder: string, until: Instant): Promise<boolean>;
  /** Gives it back. True when there may be more to do: then it is still the holder's. */
  leaveWork(registrationId: string, holder: string): Promise<boolean>;
}
