import { CoreError, type Account, type EventOrigin, type LearnerService } from '@coursewright/core';
import { createHash } from 'node:crypto';
import type { AccessToken } from './access-token.ts';
import type { EmbedKey } from './embed-key-store.port.ts';
import { assertOrigin, requireEmbedKey } from './embed-keys.ts';
import type { Grant } from './grants.ts';
import { enrollIn, guestAccount, knownGuest } from './guest-accounts.ts';
import { exchangeCode, openLaunchSession, renewToken, type LaunchDeps } from './launch-sessions.ts';
import type { LaunchSession } from './launch-session-store.port.ts';
import { readAssertion, siteLearnerAccount } from './site-learners.ts';

export interface GrantDeps extends LaunchDeps {
  readonly learners: LearnerService;
}

/** What a request for a token brings besides its body. */
export interface GrantCall {
  /** The Origin header: absent when a server asks. */
  readonly origin: string | undefined;
  readonly bearer: string | undefined;
  /** Of the events that enrolment leaves. */
  readonly events: EventOrigin;
}

export interface TokenAnswer extends AccessToken {
  /** Course keys that the token reaches. */
  readonly courses: readonly string[];
  /** What the launch opened, where it was less than a course. */
  readonly usageKey?: string;
  /** Brings the same guest back. */
  readonly guest?: string;
}

/** A bearer token for what the grant proves. Throws what the grants' functions throw. */
export async function grantToken(deps: GrantDeps, grant: Grant, call: GrantCall): Promise<TokenAnswer> {
  switch (grant.grant) {
    case 'launch_code': {
      return answer(await exchangeCode(deps, grant.code, ({ challenge }) => challenge === undefined));
    }
    case 'renew': {
      if (call.bearer === undefined)
        throw new CoreError('not_logged_in', 'Send the token that is to be renewed.');
      return answer(await renewToken(deps, call.bearer));
    }
    case 'guest': {
      const key = await keyFor(deps, grant.embedKey, call);
      const guest = await guestAccount(deps, key, grant.guest, call.events);
      const opened = await openLaunchSession(deps, launchOf(key, guest.account, 'guest'));
      return { ...answer(opened), guest: guest.secret };
    }
    case 'assertion': {
      const key = await keyFor(deps, grant.embedKey, call);
      const learner = await readAssertion(deps, key, grant.assertion);
      const account = await siteLearnerAccount(deps.learners, key, learner);
      await takeOver(deps, key, grant.guest, account);
      await enrollIn(deps.learners, account, key, {
        ...call.events,
        userId: account.id,
        username: account.username,
      });
      return answer(await openLaunchSession(deps, launchOf(key, account, 'assertion')));
    }
    case 'authorization_code': {
      const key = await keyFor(deps, grant.embedKey, call);
      const opened = await exchangeCode(
        deps,
        grant.code,
        ({ challenge }, session) =>
          session.embedKey === key.id && challenge === codeChallenge(grant.codeVerifier),
      );
      const account = await deps.learners.account(opened.session.userId);
      await takeOver(deps, key, grant.guest, account);
      return answer(opened);
    }
    default:
      return grant satisfies never;
  }
}

async function keyFor(deps: GrantDeps, id: string, { origin }: GrantCall): Promise<EmbedKey> {
  const key = await requireEmbedKey(deps.records, id);
  assertOrigin(key, origin, deps.publicUrl);
  return key;
}

export function launchOf(key: EmbedKey, account: Account, kind: LaunchSession['kind']) {
  return {
    userId: account.id,
    kind,
    embedKey: key.id,
    courses: key.courses,
    frameAncestors: key.origins,
  };
}

/** Gives a guest's work to the account that the guest has logged in to. */
async function takeOver(
  { learners, records }: GrantDeps,
  key: EmbedKey,
  guest: string | undefined,
  account: Account,
): Promise<void> {
  const known = guest === undefined ? undefined : await knownGuest(learners, key, guest);
  if (known === undefined) return;
  await learners.mergeGuest({ guestId: known.id, userId: account.id });
  await records.transaction((tx) => tx.launchSessions.revokeOf(known.id));
}

/** RFC 7636 §4.2, S256. */
export function codeChallenge(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function answer({
  token,
  expiresIn,
  session,
}: AccessToken & { readonly session: LaunchSession }): TokenAnswer {
  const { courses, usageKey } = session;
  return { token, expiresIn, courses, ...(usageKey !== undefined && { usageKey }) };
}
