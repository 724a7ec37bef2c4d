import { CoreError, type Secret } from '@coursewright/core';
import type { JWK } from 'jose';
import { z } from 'zod';
import { openSealedText, sealText } from './sealed-text.ts';

const jwk = z.record(z.string(), z.string());
const seal = (kid: string) => ({ purpose: 'tool keys', owner: kid });

/** A private key as it rests in the database, bound to its key id. */
export function sealPrivateKey(secret: Secret, kid: string, privateJwk: JWK): string {
  return sealText(secret, seal(kid), JSON.stringify(privateJwk));
}

/** Throws `corrupt` for a key that was sealed under another secret, for another id, or changed since. */
export function openPrivateKey(secret: Secret, kid: string, sealed: string): JWK {
  const opened = openSealedText(secret, seal(kid), sealed);
  if (opened === undefined) {
    throw new CoreError(
      'corrupt',
      `The LTI key ${kid} cannot be opened: it was stored under another secret, or changed.`,
    );
  }
  const { kty = '', ...members } = jwk.parse(JSON.parse(opened));
  return { ...members, kty };
}
