import type { Instant } from '@coursewright/core';

/** What one process of several does at a time. */
export interface LeaseStore {
  /**
   * Takes a lease, or holds it for longer: until `until`. False while another holds it, past `now`. What the holder says with it
   * is for others to read, and in the place of what was said before.
   */
  hold(
    lease: { readonly name: string; readonly holder: string; readonly said?: string },
    now: Instant,
    until: Instant,
  ): Promise<boolean>;
  /** What who holds it past `now` said last; undefined where nobody does, or nothing was said. */
  said(name: string, now: Instant): Promise<string | undefined>;
  /** Gives it back; of another's nothing changes. */
  release(lease: { readonly name: string; readonly holder: string }): Promise<void>;
}
