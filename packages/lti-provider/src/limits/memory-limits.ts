import { CoreError, type Clock } from '@coursewright/core';
import type { RequestLimits } from './request-limits.ts';

/** Limits counted by this process alone, in windows that begin with a key's first request; no more than two windows' keys stay. */
export function memoryLimits({ clock }: { readonly clock: Clock }): RequestLimits {
  return (_name, points, seconds) => {
    const window = seconds * 1_000_000;
    let counts = new Map<string, { used: number; readonly ends: number }>();
    let nextSweep = 0;
    return {
      take: async (response, key) => {
        const now = clock.now();
        if (now >= nextSweep) {
          counts = new Map([...counts].filter(([, { ends }]) => ends > now));
          nextSweep = now + window;
        }
        const known = counts.get(key);
        const count = known !== undefined && known.ends > now ? known : { used: 0, ends: now + window };
        count.used += 1;
        counts.set(key, count);
        if (count.used <= points) return;
        const waitSeconds = Math.max(1, Math.ceil((count.ends - now) / 1_000_000));
        response.setHeader('Retry-After', String(waitSeconds));
        throw new CoreError('too_many_requests', `Try again in ${waitSeconds} seconds.`, {
          data: { waitSeconds },
        });
      },
    };
  };
}
