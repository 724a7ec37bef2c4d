import type { Clock, IdSource, Records, Secret } from '@coursewright/core';
import type { Request, Response } from 'express';
import { cookieJar } from '../http/cookies.ts';
import { csrfToken, knownCsrfTokens } from './csrf.ts';
import type { HostStores } from './host-stores.ts';
import { secretHash } from './secret-hash.ts';

const SECOND = 1_000_000;
/** Seconds without a visit after which somebody logs in again. */
const LIFE = 14 * 24 * 3600;
const EXTEND_AFTER = 24 * 3600;

export interface OpenSession {
  readonly userId: number;
  readonly csrfToken: string;
  /** Also those of pages that were shown before the host's secret was changed. */
  readonly csrfTokens: readonly string[];
  /** Names the session in events; not a secret. */
  readonly tag: string;
}

/** Sessions of people who log in on the host's own pages. */
export interface Sessions {
  of(req: Request): Promise<OpenSession | undefined>;
  open(res: Response, userId: number): Promise<void>;
  close(req: Request, res: Response): Promise<void>;
}

export function sessions(deps: {
  readonly records: Records<HostStores>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly publicUrl: string;
  readonly secret: Secret;
}): Sessions {
  const { records, clock, ids, secret } = deps;
  const jar = cookieJar(deps.publicUrl);
  const COOKIE = 'cw_session';
  return {
    of: async (req) => {
      const cookie = jar.read(req, COOKIE);
      if (cookie === undefined) return undefined;
      const hash = secretHash(cookie);
      const session = await records.read((view) => view.sessions.byHash(hash), { snapshot: false });
      const now = clock.now();
      if (session === undefined || session.expires < now) return undefined;
      const expires = now + LIFE * SECOND;
      if (expires - session.expires > EXTEND_AFTER * SECOND) {
        await records.transaction((tx) => tx.sessions.extend(hash, expires));
        if (req.res) jar.write(req.res, COOKIE, cookie, LIFE);
      }
      return {
        userId: session.userId,
        csrfToken: csrfToken(secret, cookie),
        csrfTokens: knownCsrfTokens(secret, cookie),
        tag: hash.slice(0, 32),
      };
    },
    open: async (res, userId) => {
      const cookie = ids.secret(32);
      const now = clock.now();
      await records.transaction(async (tx) => {
        await tx.sessions.removeExpired(now);
        const hash = secretHash(cookie);
        await tx.sessions.add({ hash, userId, created: now, expires: now + LIFE * SECOND });
      });
      jar.write(res, COOKIE, cookie, LIFE);
    },
    close: async (req, res) => {
      const cookie = jar.read(req, COOKIE);
      if (cookie !== undefined) await records.transaction((tx) => tx.sessions.remove(secretHash(cookie)));
      jar.clear(res, COOKIE);
    },
  };
}
