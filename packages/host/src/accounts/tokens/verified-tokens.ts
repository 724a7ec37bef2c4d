import type { Clock } from '@coursewright/core';

/** What a good token says. */
export interface VerifiedToken {
  /** Launch session's id. */
  readonly session: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** Tokens whose signature has been checked: an answer's request does not check it again. At most `limit`, the newest ones. */
export interface VerifiedTokens {
  /** Undefined for one that is not known, or whose time is over. */
  get(token: string): VerifiedToken | undefined;
  add(token: string, verified: VerifiedToken): void;
}

export function verifiedTokens(clock: Clock, limit = 10_000): VerifiedTokens {
  const known = new Map<string, VerifiedToken>();
  return {
    get: (token) => {
      const found = known.get(token);
      if (found === undefined || found.expires > clock.now() / 1_000_000) return found;
      known.delete(token);
      return undefined;
    },
    add: (token, verified) => {
      known.set(token, verified);
      const [oldest] = known.keys();
      if (known.size > limit && oldest !== undefined) known.delete(oldest);
    },
  };
}
