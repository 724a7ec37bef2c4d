import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { RefusalCode } from '../../refusals/refusal-catalogue.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import type { Outcome } from '../outcome.ts';
import { readAnswer } from '../read-answer.ts';
import type { Simulation } from '../simulation.ts';

type Forge = (simulation: Simulation, payload: JWTPayload, kid: string) => Promise<string> | string;

const forged = (
  id: string,
  name: string,
  section: string,
  refusal: RefusalCode,
  forge: Forge,
): ConformanceCase => ({
  id,
  name,
  section,
  expected: 'refuse',
  refusal,
  run: (simulation) => send(simulation, forge),
});

/** Tokens that the platform did not sign. */
export const forgedTokenCases: readonly ConformanceCase[] = [
  forged('B17', 'what is no token', 'security §5.1.2', 'token_malformed', () => 'a.b.c'),
  forged(
    'B18',
    'alg none',
    'security §5.1.3 #6',
    'token_algorithm',
    (_simulation, payload, kid) => `${part({ alg: 'none', kid })}.${part(payload)}.`,
  ),
  forged(
    'B19',
    'HS256 with the key set as the secret',
    'security §5.1.3 #6',
    'token_algorithm',
    async ({ platform }, payload, kid) =>
      hmac(await (await fetch(platform.platform.addresses.jwks_url)).text(), payload, kid),
  ),
  forged(
    'B20',
    'HS256 with the public key in PEM as the secret',
    'security §5.1.3 #6',
    'token_algorithm',
    async ({ platform }, payload, kid) =>
      hmac(await publicPem(platform.platform.addresses.jwks_url), payload, kid),
  ),
  forged(
    'B23',
    "another key under the platform's kid",
    'security §5.1.3 #1',
    'token_signature',
    (_s, payload, kid) => signWith(strangeKey().privateKey, payload, { kid }),
  ),
  forged(
    'B24',
    'a key that the token brings along',
    'security §5.1.3 #1',
    'token_signature',
    (_s, payload, kid) => {
      const { privateKey, publicKey } = strangeKey();
      return signWith(privateKey, payload, { kid, jwk: publicKey.export({ format: 'jwk' }) });
    },
  ),
  forged(
    'B24b',
    'an address of keys that the token brings along',
    'security §5.1.3 #1',
    'token_signature',
    (_s, payload, kid) =>
      signWith(strangeKey().privateKey, payload, { kid, jku: 'https://evil.example/keys' }),
  ),
  forged(
    'B25',
    'changed after it was signed',
    'security §5.1.3 #1',
    'token_signature',
    async ({ platform }, payload) => {
      const [header, , signature] = (await platform.sign(payload)).split('.');
      return `${header}.${part({ ...payload, sub: 'bob' })}.${signature}`;
    },
  ),
  {
    id: 'B39',
    name: "a token of platform B inside A's login",
    section: 'security §5.1.3 #2',
    expected: 'refuse',
    refusal: 'token_key_unknown',
    run: async (simulation) => {
      const begun = await simulation.login();
      const payload = { ...simulation.claims(begun), iss: simulation.other.origin, aud: 'alone' };
      const token = await simulation.other.sign(payload);
      const answer = await simulation.post(begun, { id_token: token, state: begun.state });
      return readAnswer(simulation.tool, answer);
    },
  },
];

async function send(simulation: Simulation, forge: Forge): Promise<Outcome> {
  const begun = await simulation.login();
  // Asking for the keys makes them at the first time.
  await fetch(simulation.platform.platform.addresses.jwks_url);
  const kid = (await simulation.platform.store.keys()).at(-1)?.kid ?? '';
  const token = await forge(simulation, simulation.claims(begun), kid);
  const answer = await simulation.post(begun, { id_token: token, state: begun.state });
  return readAnswer(simulation.tool, answer);
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function hmac(secret: string, payload: JWTPayload, kid: string): string {
  const body = `${part({ alg: 'HS256', kid })}.${part(payload)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

async function publicPem(jwksUrl: string): Promise<string> {
  const { keys } = z
    .object({ keys: z.array(z.record(z.string(), z.string())) })
    .parse(await (await fetch(jwksUrl)).json());
  return createPublicKey({ key: keys.at(-1) ?? {}, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
}

function strangeKey() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function signWith(
  key: KeyObject,
  payload: JWTPayload,
  header: Readonly<Record<string, unknown>>,
): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ ...header, alg: 'RS256' }).sign(key);
}
