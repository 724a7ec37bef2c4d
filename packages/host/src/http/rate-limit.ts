import { CoreError } from '@coursewright/core';
import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface RateLimit {
  /** Throws `too_many_requests`, with `Retry-After`, once `key` has used up its share. */
  take(res: Response, key: string): Promise<void>;
  /** Gives `key` its whole share back. */
  forget(key: string): Promise<void>;
}

/** `points` requests a key in `seconds`. Counted in this process. */
export function rateLimit(points: number, seconds: number): RateLimit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    take: async (res, key) => {
      try {
        await limiter.consume(key);
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        const wait = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
        res.setHeader('Retry-After', String(wait));
        throw new CoreError('too_many_requests', `Try again in ${wait} seconds.`, {
          data: { waitSeconds: wait },
          cause: rejection,
        });
      }
    },
    forget: async (key) => {
      await limiter.delete(key);
    },
  };
}
