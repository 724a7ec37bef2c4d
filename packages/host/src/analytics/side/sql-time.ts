import { formatInstant, type Instant } from '@coursewright/core';

/** `YYYY-MM-DD HH:MM:SS.ffffff` in UTC, as MySQL's client writes a time. */
export function sqlTime(at: Instant): string {
  return formatInstant(at).slice(0, 26).replace('T', ' ');
}
