import type { Instant } from '@coursewright/core';

/** What one process of several does at a time. */
export interface LeaseStore {
  /** Takes a lease, or holds it for longer: until `until`. False while another holds it, past `now`. */
  hold(
    lease: { readonly name: string; readonly holder: string },
    now: Instant,
    until: Instant,
  ): Promise<boolean>;
  /** Gives it back; of another's nothing changes. */
  release(lease: { readonly name: string; readonly holder: string }): Promise<void>;
}
