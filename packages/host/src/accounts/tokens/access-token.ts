import { CoreError, currentSecret, knownSecrets, type Clock, type Secret } from '@coursewright/core';
import { SignJWT, errors, jwtVerify } from 'jose';
import { deriveKey } from '../derive-key.ts';
import type { VerifiedTokens } from './verified-tokens.ts';

/** Seconds that a bearer token lives; it is renewed within its launch session. */
export const TOKEN_LIFE = 600;
const AUDIENCE = 'coursewright-api';

export interface AccessToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

interface TokenDeps {
  readonly secret: Secret;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** Spares checking a signature again. */
  readonly verified?: VerifiedTokens;
}

/** A bearer token (RFC 6750): a JWT that names its launch session, signed with a key of this host. */
export async function issueAccessToken(
  { secret, clock, publicUrl }: TokenDeps,
  launchSession: string,
): Promise<AccessToken> {
  const now = Math.floor(clock.now() / 1_000_000);
  const token = await new SignJWT({ sid: launchSession })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(publicUrl)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_LIFE)
    .sign(deriveKey(currentSecret(secret), 'access-token'));
  return { token, expiresIn: TOKEN_LIFE };
}

/** Gives the launch session's id. Throws `token_expired` for whatever is not a token of this host in its time. */
export async function readAccessToken(
  { secret, clock, publicUrl, verified }: TokenDeps,
  token: string,
  { lateBy = 0 }: { readonly lateBy?: number } = {},
): Promise<string> {
  const known = verified?.get(token);
  if (known !== undefined) return known.session;
  for (const one of knownSecrets(secret)) {
    try {
      const { payload } = await jwtVerify(token, deriveKey(one, 'access-token'), {
        algorithms: ['HS256'],
        typ: 'at+jwt',
        issuer: publicUrl,
        audience: AUDIENCE,
        requiredClaims: ['exp'],
        currentDate: new Date(clock.now() / 1000),
        clockTolerance: lateBy,
      });
      const { sid: session, exp: expires } = payload;
      if (typeof session === 'string') {
        if (expires !== undefined) verified?.add(token, { session, expires });
        return session;
      }
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  throw new CoreError('token_expired', 'The bearer token is not one of this host, or its time is over.');
}
