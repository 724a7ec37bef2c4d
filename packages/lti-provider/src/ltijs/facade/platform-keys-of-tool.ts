import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { IdSource } from '@coursewright/core';
import { exportPKCS8, exportSPKI, generateKeyPair, importPKCS8, type JWK } from 'jose';
import { z } from 'zod';
import { signingAlgorithm } from '../../keys/signing-key.ts';
import type { SigningKey } from '../../keys/tool-keys.ts';
import type { LtijsDatabase } from '../ltijs-database.ts';
import { LtijsError } from './ltijs-error.ts';

/** The tool's keys as ltijs keeps them: a pair a platform, in PEM, encrypted. Those of an ltijs before are used on. */
export interface PlatformKeysOfTool {
  /** A new pair, made off the event loop; answers its id. */
  make(platform: { readonly url: string; readonly clientId: string }): Promise<string>;
  signing(kid: string): Promise<SigningKey>;
  publicPem(kid: string): Promise<string>;
  publicKeys(): Promise<readonly JWK[]>;
}

const pem = z.object({ key: z.string(), kid: z.string() });

export function platformKeysOfTool(
  database: LtijsDatabase,
  secret: string,
  ids: IdSource,
): PlatformKeysOfTool {
  const read = async (table: 'publickey' | 'privatekey', kid: string): Promise<string> => {
    const rows = await database.Get(secret, table, { kid });
    if (rows === false) throw new LtijsError('PLATFORM_KEY_NOT_FOUND');
    return pem.parse(rows[0]).key;
  };
  return {
    make: async ({ url: platformUrl, clientId }) => {
      const kid = ids.uuid();
      const { publicKey, privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
      const index = { kid, platformUrl, clientId };
      const where = { platformUrl, clientId };
      await database.Replace(secret, 'publickey', where, { key: await exportSPKI(publicKey), kid }, index);
      await database.Replace(secret, 'privatekey', where, { key: await exportPKCS8(privateKey), kid }, index);
      return kid;
    },
    signing: async (kid) => {
      // ltijs writes PKCS #1, ours is PKCS #8: Node reads both.
      const key = createPrivateKey(await read('privatekey', kid)).export({ type: 'pkcs8', format: 'pem' });
      return { kid, key: await importPKCS8(key, signingAlgorithm) };
    },
    publicPem: (kid) => read('publickey', kid),
    publicKeys: async () => {
      const rows = (await database.Get(secret, 'publickey')) || [];
      return rows.map((one) => {
        const { key, kid } = pem.parse(one);
        return { ...createPublicKey(key).export({ format: 'jwk' }), kid, alg: signingAlgorithm, use: 'sig' };
      });
    },
  };
}
