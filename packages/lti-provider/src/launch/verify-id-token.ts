import { CoreError } from '@coursewright/core';
import type { CryptoKey } from 'jose';
import { z } from 'zod';
import { jsonText } from '../http/json-text.ts';
import type { RemoteKeys } from '../keys/remote-keys.ts';
import { compactToken, isSignedBy } from '../keys/verify-signature.ts';
import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import type { Registration } from '../registrations/registration.ts';

/** Claims of a token whose signature is the platform's; nothing else of them has been judged. */
export type SignedClaims = Readonly<Record<string, unknown>>;

const claimsSchema = z.record(z.string(), z.unknown());

/**
 * Verifies the signature of an id token by the platform's published keys (security framework §5.1.2, §5.1.3 #1, #6). The
 * key is found by `kid` alone, the algorithm is the registration's: what a header brings along (`jwk`, `jku`, `none`)
 * has no say.
 */
export async function verifyIdToken(
  keys: RemoteKeys,
  registration: Registration,
  token: string,
): Promise<{ readonly claims: SignedClaims } | LtiRefusal> {
  const read = compactToken(token);
  if (read === undefined || typeof read.header['alg'] !== 'string') return refuse('token_malformed');
  const { header } = read;
  const algorithm = registration.algorithms.find((allowed) => allowed === header['alg']);
  if (algorithm === undefined) {
    return refuse('token_algorithm', {
      algorithm: read.header['alg'],
      allowed: registration.algorithms.join(', '),
      platform: registration.name,
    });
  }
  if (header['crit'] !== undefined) return refuse('token_critical');
  if (typeof header['kid'] !== 'string' || header['kid'] === '') return refuse('token_kid_missing');
  const key = await platformKey(keys, registration, header['kid'], algorithm);
  if ('refused' in key) return key;
  if (!isSignedBy(read, key, algorithm)) return refuse('token_signature');
  const claims = claimsSchema.safeParse(jsonText(read.payload.toString()));
  return claims.success ? { claims: claims.data } : refuse('token_malformed');
}

async function platformKey(
  keys: RemoteKeys,
  { jwksUrl, name: platform }: Registration,
  kid: string,
  algorithm: string,
): Promise<CryptoKey | LtiRefusal> {
  try {
    const found = await keys.find(jwksUrl, kid, algorithm);
    return found ?? refuse('token_key_unknown', { kid, platform, seconds: keys.secondsToAsk(jwksUrl) });
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return refuse('keys_unavailable', { platform, reason: error.detail });
  }
}
