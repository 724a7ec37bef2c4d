import type { Instant } from '@coursewright/core/shared';

/** `2024-04-02 03:04:05`, in UTC. */
export function sqlTime(at: Instant): string {
  return new Date(Math.floor(at / 1000)).toISOString().slice(0, 19).replace('T', ' ');
}
