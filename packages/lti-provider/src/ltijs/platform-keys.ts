import { createPublicKey } from 'node:crypto';
import { CoreError } from '@coursewright/core';
import { importJWK, importSPKI, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import type { RemoteKeys } from '../keys/remote-keys.ts';

const prefix = 'ltijs-key:';
const staticKey = z.object({ method: z.enum(['JWK_KEY', 'RSA_KEY']), key: z.unknown() });
const jwk = z.looseObject({ kty: z.literal('RSA') });

/** ltijs takes a platform's key itself too, instead of the address of its key set: named like an address. */
export function staticKeyAddress(method: 'JWK_KEY' | 'RSA_KEY', key: unknown): string {
  return `${prefix}${JSON.stringify({ method, key })}`;
}

/** The keys of an ltijs's platforms: key sets from the cache, single keys as they were entered. */
export function platformKeys(remote: RemoteKeys): RemoteKeys {
  return {
    ...remote,
    find: (address, kid, algorithm) =>
      address.startsWith(prefix)
        ? importStatic(JSON.parse(address.slice(prefix.length)), algorithm)
        : remote.find(address, kid, algorithm),
  };
}

/** Such a key has no id of its own: any `kid` may name it, the signature decides. */
async function importStatic(entered: unknown, algorithm: string): Promise<CryptoKey> {
  try {
    const { method, key } = staticKey.parse(entered);
    if (method === 'RSA_KEY') {
      const pem = createPublicKey(String(key)).export({ type: 'spki', format: 'pem' });
      return await importSPKI(pem, algorithm, { extractable: true });
    }
    const parsed: JWK = jwk.parse(typeof key === 'string' ? JSON.parse(key) : key);
    const imported = await importJWK(parsed, algorithm, { extractable: true });
    if (imported instanceof Uint8Array) throw new TypeError('It is no public key.');
    return imported;
  } catch (error) {
    throw new CoreError('unavailable', 'The key that was entered for the platform cannot be read.', {
      cause: error,
    });
  }
}
