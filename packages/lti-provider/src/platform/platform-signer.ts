import { CoreError, type Clock, type IdSource } from '@coursewright/core';
import { SignJWT, type JWK, type JWTPayload } from 'jose';
import { generateSigningKey, importPrivateKey, publicJwk, signingAlgorithm } from '../keys/signing-key.ts';
import type { PlatformKey, PlatformStore } from './platform-store.port.ts';

/** Signs the platform's messages with its newest key, made at the first need. */
export interface PlatformSigner {
  sign(payload: JWTPayload): Promise<string>;
  publicKeys(): Promise<{ readonly keys: readonly JWK[] }>;
}

export function platformSigner(deps: {
  readonly store: Pick<PlatformStore, 'keys' | 'addKey'>;
  readonly clock: Clock;
  readonly ids: IdSource;
}): PlatformSigner {
  const { store, clock, ids } = deps;
  let making: Promise<void> | undefined;
  const keys = async (): Promise<readonly PlatformKey[]> => {
    const kept = await store.keys();
    if (kept.length > 0) return kept;
    making ??= (async () => {
      const kid = ids.uuid();
      const { privateJwk } = await generateSigningKey(kid);
      await store.addKey({ kid, privateJwk, created: clock.now() });
    })();
    await making;
    return store.keys();
  };
  return {
    sign: async (payload) => {
      const key = (await keys()).at(-1);
      if (key === undefined) throw new CoreError('corrupt', 'The platform has no signing key.');
      return new SignJWT(payload)
        .setProtectedHeader({ alg: signingAlgorithm, kid: key.kid, typ: 'JWT' })
        .sign(await importPrivateKey(key.privateJwk));
    },
    publicKeys: async () => ({
      keys: (await keys()).map((key) => publicJwk(key.privateJwk, key.kid)),
    }),
  };
}
