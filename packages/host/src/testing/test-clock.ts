import { systemClock, type Clock } from '@coursewright/core';

/** The system's clock, which a test can put forward. */
export interface TestClock extends Clock {
  /** Seconds. */
  advance(seconds: number): void;
}

export function testClock(): TestClock {
  let ahead = 0;
  return {
    now: () => systemClock.now() + ahead,
    advance: (seconds) => {
      ahead += seconds * 1_000_000;
    },
  };
}
