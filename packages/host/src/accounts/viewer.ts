import { CoreError, type Account, type LearnerService } from '@coursewright/core';
import type { Request } from 'express';
import type { Sessions } from './sessions.ts';
import { launchSessionOf, type LaunchDeps } from './tokens/launch-sessions.ts';

/** Who a request comes from. */
export interface Viewer {
  readonly account: Account;
  /** Course keys that the request reaches; null = all that the account may. */
  readonly courses: readonly string[] | null;
  /** Names the session in events; not a secret. */
  readonly sessionTag: string;
  /** Set where a cookie vouches for the viewer: what changes something then needs this token too. */
  readonly csrfToken?: string;
  /** The tokens that are taken; none where no cookie vouches. */
  readonly csrfTokens: readonly string[];
}

export interface Viewers {
  /** Throws `token_expired` for a bearer token that is not good; undefined where nobody is logged in. */
  of(req: Request): Promise<Viewer | undefined>;
  /** Throws `not_logged_in` too. */
  required(req: Request): Promise<Viewer>;
}

/** Knows the viewer of each request, by bearer token or else by session cookie. */
export function viewers(
  deps: LaunchDeps & { readonly sessions: Sessions; readonly learners: LearnerService },
): Viewers {
  const known = new WeakMap<Request, Promise<Viewer | undefined>>();
  const find = async (req: Request): Promise<Viewer | undefined> => {
    const token = bearerToken(req);
    if (token !== undefined) {
      const launch = await launchSessionOf(deps, token);
      const account = await deps.learners.account(launch.userId);
      return { account, courses: launch.courses, sessionTag: launch.id, csrfTokens: [] };
    }
    const session = await deps.sessions.of(req);
    if (session === undefined) return undefined;
    const account = await deps.learners.account(session.userId);
    const { tag, csrfToken, csrfTokens } = session;
    return { account, courses: null, sessionTag: tag, csrfToken, csrfTokens };
  };
  const of = (req: Request) => {
    const found = known.get(req) ?? find(req);
    known.set(req, found);
    return found;
  };
  return {
    of,
    required: async (req) => {
      const viewer = await of(req);
      if (viewer === undefined) throw new CoreError('not_logged_in', 'This needs a logged-in account.');
      return viewer;
    },
  };
}

export function bearerToken(req: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '')?.[1];
}
