import type { SideTables } from '@coursewright/analytics';
import type { Clock, Instant } from '@coursewright/core';

export interface CalmSideTables extends SideTables {
  /** Whether tables were held back that may be looked at now. Said once. */
  isDue(): boolean;
  /** Looks at every table anew when it is asked next. */
  refresh(): void;
}

/** Microseconds between two readings of a table, at least. */
const rest = 5_000_000;
/** And at least so many times as long as the last reading took. */
const timesReading = 20;

/**
 * Side tables that are asked at every count, and read again only now and then: a large one no more often than a twentieth of
 * the time. Until then they are what they were.
 */
export function calmSideTables(inner: SideTables, clock: Clock): CalmSideTables {
  const known = new Map<string, { version: string | undefined; until: Instant }>();
  let due: Instant | undefined;
  return {
    async version(table) {
      const before = known.get(table.name);
      const now = clock.now();
      if (before !== undefined && now < before.until) {
        due = Math.max(due ?? 0, before.until);
        return before.version;
      }
      const version = await inner.version(table);
      const asked = clock.now() - now;
      known.set(table.name, { version, until: clock.now() + Math.max(rest, timesReading * asked) });
      return version;
    },
    async *rows(table) {
      const begun = clock.now();
      yield* inner.rows(table);
      const now = clock.now();
      const of = known.get(table.name);
      if (of !== undefined) of.until = now + Math.max(rest, timesReading * (now - begun));
    },
    isDue: () => {
      if (due === undefined || clock.now() < due) return false;
      due = undefined;
      return true;
    },
    refresh: () => {
      for (const table of known.values()) table.until = 0;
    },
  };
}
