import type { Clock } from '@coursewright/core';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { RemoteKeys } from '../keys/remote-keys.ts';
import { messageChecks } from '../launch/message-checks.ts';
import { tokenChecks } from '../launch/token-checks.ts';
import { verifyIdToken } from '../launch/verify-id-token.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import { notLaunching } from '../registrations/may-launch.ts';
import type { Registration } from '../registrations/registration.ts';
import { claims as names } from '../spec/claims.ts';
import { redactClaims, redactHeader } from './redact-claims.ts';

/** What can be said of a token by itself, without the login that it answers and the browser that brought it. */
export interface TokenExamination {
  readonly registration?: Registration;
  /** Everything that is wrong, in the order in which a launch would meet it; empty = no fault was found. */
  readonly faults: readonly LtiRefusal[];
  /** Seconds since it ran out (negative: until it does); absent where it does not say when. */
  readonly expiredFor?: number;
  /** Without what tells who somebody is. */
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Judges an id token that somebody pasted, as of when it was issued: that it has run out since is told apart. Of state,
 * nonce, browser and whether it was used before, a token alone tells nothing.
 */
export async function examineToken(
  deps: {
    readonly registrations: readonly Registration[];
    readonly keys: RemoteKeys;
    readonly clock: Clock;
  },
  token: string,
): Promise<TokenExamination> {
  const read = readToken(token.trim());
  if (read === undefined) return { faults: [refuse('token_malformed')], header: {}, claims: {} };
  const { header, claims } = read;
  const now = deps.clock.now();
  const expires = numeric(claims['exp']);
  const shown = {
    ...(expires !== undefined && { expiredFor: Math.round(now / 1_000_000 - expires) }),
    header: redactHeader(header),
    claims: redactClaims(claims),
  };
  const registration = registrationOf(deps.registrations, claims);
  if ('refused' in registration) return { ...shown, faults: [registration] };
  const stopped = notLaunching(registration);
  const signature = await verifyIdToken(deps.keys, registration, token.trim());
  const faults = [
    ...(stopped === undefined ? [] : [stopped]),
    ...('refused' in signature ? [signature] : []),
    ...judged(claims, registration, now),
  ];
  return { ...shown, registration, faults };
}

function readToken(token: string): { readonly header: Claims; readonly claims: Claims } | undefined {
  try {
    return { header: { ...decodeProtectedHeader(token) }, claims: decodeJwt(token) };
  } catch {
    return undefined;
  }
}

/** The registration that the token is for; where its client id is none of the platform's, the platform's first. */
function registrationOf(
  registrations: readonly Registration[],
  { iss, aud }: Claims,
): Registration | LtiRefusal {
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const ofIssuer = registrations.filter(({ issuer }) => issuer === iss);
  return (
    ofIssuer.find(({ clientId }) => audiences.includes(clientId)) ??
    ofIssuer[0] ??
    refuse('platform_unknown', { issuer: text(iss), client: audiences.map(text).join(', ') })
  );
}

function judged(claims: Claims, registration: Registration, now: number): readonly LtiRefusal[] {
  const issued = numeric(claims['iat']);
  // What the login would have said is taken to be what the token says.
  const state = {
    registrationId: registration.id,
    nonce: text(claims['nonce']),
    binding: '',
    target: text(claims[names.targetLinkUri]),
  };
  // A time of issue that is still to come is a fault by our clock.
  const then = issued === undefined ? now : Math.min(now, (issued + 1) * 1_000_000);
  return [...tokenChecks, ...messageChecks].flatMap(
    (check) => check({ claims, registration, state, now: then }) ?? [],
  );
}

function numeric(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '?';
}
