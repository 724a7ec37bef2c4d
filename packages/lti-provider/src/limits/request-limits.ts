import type { Response } from 'express';

/** One limit, counted by key. */
export interface RequestLimit {
  /**
   * Throws `too_many_requests` with the seconds to wait as `waitSeconds` of its data, and sets `Retry-After`, once `key` has
   * used up its share.
   */
  take(response: Response, key: string): Promise<void>;
}

/** Makes the limit of that name: `points` requests a key in `seconds`. Processes that serve one tool should share it. */
export type RequestLimits = (name: string, points: number, seconds: number) => RequestLimit;
