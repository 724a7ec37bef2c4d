import type { Clock, IdSource } from '@coursewright/core';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { signedTokens } from '../../keys/signed-token.ts';
import { bindingOf, isBound } from '../../launch/browser-binding.ts';
import type { LtijsDatabase } from '../ltijs-database.ts';
import { idTokenSchema, type IdToken } from './id-token.ts';

/** What a request with an `ltik` has behind it. `lost`: the launch is another browser's, or its cookie did not come. */
export type FoundSession = { readonly token: IdToken; readonly ltik: string } | 'unknown' | 'lost';

/** Each launch by itself: a second one takes nothing from the first. */
export interface LaunchSessions {
  readonly newId: () => string;
  /** Keeps the launch and gives its browser a cookie; answers the `ltik`. */
  open(response: Response, launchId: string, token: IdToken): Promise<string>;
  find(request: Request, ltik: string): Promise<FoundSession>;
  /** Where the launch is now, for `redirect` to a new resource. */
  move(token: IdToken, path: string): Promise<void>;
}

const table = 'launch';
const hours = 24;
const row = z.object({ binding: z.string(), token: idTokenSchema });
const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'none', partitioned: true } as const;

export function launchSessions(deps: {
  readonly database: LtijsDatabase;
  readonly key: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly devMode: boolean;
}): LaunchSessions {
  const { database, clock, ids } = deps;
  const ltiks = signedTokens(deps.key, 'ltik', z.object({ launch: z.string() }));
  return {
    newId: () => ids.secret(16),
    open: async (response, launchId, token) => {
      const secret = ids.secret(16);
      await database.Insert(false, table, { launch: launchId, binding: bindingOf(secret), token });
      response.cookie(cookieName(launchId), secret, { ...attributes, maxAge: hours * 3600 * 1000 });
      return ltiks.sign({ launch: launchId }, clock.now() + hours * 3600 * 1_000_000);
    },
    find: async (request, ltik) => {
      const opened = ltiks.open(ltik);
      if (opened === undefined || opened.expires < clock.now()) return 'unknown';
      const { launch } = opened.data;
      const rows = await database.Get(false, table, { launch });
      const kept = row.safeParse(rows === false ? undefined : rows[0]);
      if (!kept.success) return 'unknown';
      const found = { token: kept.data.token, ltik };
      return deps.devMode || isBound(cookieOf(request, launch), kept.data.binding) === 'yes' ? found : 'lost';
    },
    move: async (token, path) => {
      const { contextId: launch } = token.platformContext;
      const moved = { ...token, platformContext: { ...token.platformContext, path } };
      await database.Modify(false, table, { launch }, { token: moved });
    },
  };
}

function cookieName(launchId: string): string {
  return `__Host-ltijs-${launchId.slice(0, 11)}`;
}

function cookieOf(request: Request, launchId: string): string {
  const prefix = `${cookieName(launchId)}=`;
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  return cookies.find((one) => one.startsWith(prefix))?.slice(prefix.length) ?? '';
}
