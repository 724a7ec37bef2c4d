import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';

/** RS256 is the one algorithm that every party must understand (security framework §5.1.2). */
export const signingAlgorithm = 'RS256';

export interface KeyPair {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

/** A new RSA key pair of 2048 bits, made off the event loop. */
export async function generateSigningKey(kid: string): Promise<KeyPair> {
  const pair = await generateKeyPair(signingAlgorithm, { extractable: true, modulusLength: 2048 });
  return {
    privateJwk: await exportJWK(pair.privateKey),
    publicJwk: publicJwk(await exportJWK(pair.publicKey), kid),
  };
}

/** The public half as a key set shows it. */
export function publicJwk({ kty, n, e }: JWK, kid: string): JWK {
  return {
    ...(kty !== undefined && { kty }),
    ...(n !== undefined && { n }),
    ...(e !== undefined && { e }),
    kid,
    alg: signingAlgorithm,
    use: 'sig',
  };
}

export async function importPrivateKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, signingAlgorithm);
  if (key instanceof Uint8Array) throw new TypeError('A signing key is an RSA key.');
  return key;
}
