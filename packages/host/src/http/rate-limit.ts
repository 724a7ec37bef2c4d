import { CoreError } from '@coursewright/core';
import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

export interface RateLimit {
  /** Throws `too_many_requests`, with `Retry-After`, once `key` has used up its share. */
  take(res: Response, key: string): Promise<void>;
  /** Gives `key` its whole share back. */
  forget(key: string): Promise<void>;
}

/** Makes the limit of that name: `points` requests a key in `seconds`. */
export type RateLimits = (name: string, points: number, seconds: number) => RateLimit;

/** Limits that all processes on this Redis share; without it, or while it is away, counted by each process. */
export function rateLimits(redis?: object): RateLimits {
  return (name, points, seconds) => {
    const options = { keyPrefix: `limit:${name}`, points, duration: seconds };
    const memory = new RateLimiterMemory(options);
    return limitBy(
      redis === undefined
        ? memory
        : new RateLimiterRedis({
            ...options,
            storeClient: redis,
            rejectIfRedisNotReady: true,
            insuranceLimiter: memory,
          }),
    );
  };
}

function limitBy(limiter: RateLimiterMemory | RateLimiterRedis): RateLimit {
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
