import type { Instant } from '@coursewright/core';

/** Tokens of programs that read the analytics API: `Authorization: Token …`. */
export interface ApiTokenStore {
  /** Throws `conflict` for an id or a hash that is there. */
  add(token: ApiToken): Promise<void>;
  byHash(hash: string): Promise<ApiToken | undefined>;
  byId(id: string): Promise<ApiToken | undefined>;
  /** In order of creation. */
  list(): Promise<readonly ApiToken[]>;
  /** Idempotent. */
  remove(id: string): Promise<void>;
  /** All of one account's. Idempotent. */
  removeOf(userId: number): Promise<void>;
}

export interface ApiToken {
  /** `at_…`; not a secret. */
  readonly id: string;
  /** Of the token itself, which is stored nowhere. */
  readonly hash: string;
  /** What who made it calls it. */
  readonly name: string;
  /** Whose it is: it sees what he may. Absent: a service's, which sees every course. */
  readonly userId?: number;
  readonly created: Instant;
  /** From then on it is good for nothing. Absent: never. */
  readonly expires?: Instant;
}
