import { systemClock, type Clock } from '@coursewright/core';

export function aheadClock(seconds: number): Clock {
  return { now: () => systemClock.now() + seconds * 1_000_000 };
}
