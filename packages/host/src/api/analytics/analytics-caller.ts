import { ApiFault } from '@coursewright/analytics/api';
import { CoreError, type Account, type Clock, type LearnerService, type Records } from '@coursewright/core';
import type { Request } from 'express';
import type { HostStores } from '../../accounts/host-stores.ts';
import { secretHash } from '../../accounts/secret-hash.ts';
import type { Viewers } from '../../accounts/viewer.ts';

/** Who asks the analytics API: a service, which sees every course, or somebody with a token, a session or a launch. */
export type AnalyticsCaller =
  | { readonly kind: 'service'; readonly tokenId: string }
  | {
      readonly kind: 'user';
      readonly account: Account;
      /** Course keys that the request reaches; null = all that the account may. */
      readonly courses: readonly string[] | null;
      /** Set where a token of this API was sent. */
      readonly tokenId?: string;
    };

export interface AnalyticsCallers {
  /** Throws the 401 of the original (Django REST framework, TokenAuthentication). */
  required(req: Request): Promise<AnalyticsCaller>;
}

export function analyticsCallers(
  {
    records,
    learners,
    clock,
  }: {
    readonly records: Records<HostStores>;
    readonly learners: Pick<LearnerService, 'account'>;
    readonly clock: Clock;
  },
  viewers: Viewers,
): AnalyticsCallers {
  const byToken = async (secret: string): Promise<AnalyticsCaller> => {
    const token = await records.read(({ apiTokens }) => apiTokens.byHash(secretHash(secret)), {
      snapshot: false,
    });
    if (token === undefined || (token.expires !== undefined && token.expires <= clock.now()))
      throw unauthorised('Invalid token.');
    const { id: tokenId, userId } = token;
    if (userId === undefined) return { kind: 'service', tokenId };
    const account = await learners.account(userId).catch((error: unknown) => {
      if (error instanceof CoreError && error.code === 'not_found')
        throw unauthorised('User inactive or deleted.');
      throw error;
    });
    return { kind: 'user', account, courses: null, tokenId };
  };
  return {
    required: async (req) => {
      const [scheme = '', ...rest] = (req.get('authorization') ?? '').trim().split(/\s+/);
      if (scheme.toLowerCase() === 'token') {
        const [secret, ...more] = rest;
        if (secret === undefined) throw unauthorised('Invalid token header. No credentials provided.');
        if (more.length > 0)
          throw unauthorised('Invalid token header. Token string should not contain spaces.');
        return byToken(secret);
      }
      const viewer = await viewers.of(req).catch((error: unknown) => {
        throw error instanceof CoreError && error.status === 401 ? unauthorised(error.detail) : error;
      });
      if (viewer === undefined) throw unauthorised('Authentication credentials were not provided.');
      return { kind: 'user', account: viewer.account, courses: viewer.courses };
    },
  };
}

function unauthorised(detail: string): ApiFault {
  return new ApiFault(401, { detail });
}
