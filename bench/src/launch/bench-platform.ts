import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import type { BenchPlatform } from './tool-process.ts';

/** A platform that publishes a key and signs with it; what its tools ask for is counted. */
export interface Platform {
  readonly facts: BenchPlatform;
  /** How often its key set was fetched. */
  readonly fetches: () => number;
  sign(payload: JWTPayload, kid?: string): Promise<string>;
  close(): void;
}

export async function startPlatform(): Promise<Platform> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwks = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }],
  });
  let fetches = 0;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json');
    response.end(jwks);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    fetches: () => fetches,
    sign: (payload, kid = 'bench') => sign(privateKey, payload, kid),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
    facts: {
      issuer,
      clientId: 'bench',
      deploymentId: '1',
      authenticationEndpoint: `${issuer}/auth`,
      tokenEndpoint: `${issuer}/token`,
      jwksUrl: `${issuer}/jwks.json`,
    },
  };
}

function sign(key: CryptoKey, payload: JWTPayload, kid: string): Promise<string> {
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key);
}
