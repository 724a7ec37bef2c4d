import { CoreError, type Clock, type IdSource, type Records } from '@coursewright/core';
import type { HostStores } from '../host-stores.ts';
import { secretHash } from '../secret-hash.ts';
import { issueAccessToken, readAccessToken, type AccessToken } from './access-token.ts';
import type { LaunchSession } from './launch-session-store.port.ts';

const SECOND = 1_000_000;
/** Seconds that one launch, or one visit of an embedded element, can be renewed for. */
const LIFE = 12 * 3600;
const CODE_LIFE = 60;

export interface LaunchDeps {
  readonly records: Records<HostStores>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly publicUrl: string;
  readonly secret: string;
}

export type NewLaunch = Omit<LaunchSession, 'id' | 'created' | 'expires' | 'revoked'>;

export interface StartedLaunch {
  readonly session: LaunchSession;
  /** Exchanged once, within a minute, for a bearer token. */
  readonly code: string;
}

export async function startLaunchSession(deps: LaunchDeps, launch: NewLaunch): Promise<StartedLaunch> {
  const { records, clock, ids } = deps;
  const now = clock.now();
  const code = ids.secret(32);
  const session = { ...launch, id: ids.uuid(), created: now, expires: now + LIFE * SECOND, revoked: false };
  await records.transaction(async (tx) => {
    await tx.launchSessions.removeExpired(now);
    await tx.launchSessions.add(session);
    const expires = now + CODE_LIFE * SECOND;
    await tx.launchSessions.addCode({ hash: secretHash(code), launchSession: session.id, expires });
  });
  return { session, code };
}

/** Throws `code_not_valid`. */
export async function exchangeCode(
  deps: LaunchDeps,
  code: string,
): Promise<AccessToken & { readonly session: LaunchSession }> {
  const { records, clock } = deps;
  const session = await records.transaction(async (tx) => {
    const id = await tx.launchSessions.takeCode(secretHash(code), clock.now());
    return id === undefined ? undefined : tx.launchSessions.byId(id);
  });
  if (session === undefined || !alive(session, clock)) {
    throw new CoreError('code_not_valid', 'The code was used before, or its minute is over.');
  }
  return { ...(await issueAccessToken(deps, session.id)), session };
}

/** A new token for one that is still good, or whose time ran out while its launch session lives on. Throws `token_expired`. */
export async function renewToken(deps: LaunchDeps, token: string): Promise<AccessToken> {
  const session = await launchSessionOf(deps, token, { lateBy: LIFE });
  return issueAccessToken(deps, session.id);
}

/** Throws `token_expired`, also where the launch session has been revoked. */
export async function launchSessionOf(
  deps: LaunchDeps,
  token: string,
  options: { readonly lateBy?: number } = {},
): Promise<LaunchSession> {
  const id = await readAccessToken(deps, token, options);
  const session = await deps.records.read((view) => view.launchSessions.byId(id));
  if (session !== undefined && alive(session, deps.clock)) return session;
  throw new CoreError('token_expired', 'The launch that this token belongs to has ended.');
}

function alive(session: LaunchSession, clock: Clock): boolean {
  return !session.revoked && session.expires > clock.now();
}
