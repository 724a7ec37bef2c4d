import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Reader } from './readers.ts';

export interface SigningSite {
  /** Origin of the course host, without a trailing slash. */
  readonly hostUrl: string;
  readonly embedKey: { readonly id: string; readonly secret: string };
}

const answer = z.object({ token: z.string(), expiresIn: z.number() });

/** What the site's server does for a reader of its own: vouches for them and gets a token for their page. */
export async function learnerToken({ hostUrl, embedKey }: SigningSite, reader: Reader) {
  const assertion = await new SignJWT({ name: reader.name, email: reader.email })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(embedKey.id)
    .setAudience(hostUrl)
    .setSubject(reader.id)
    .setIssuedAt()
    .setExpirationTime('5m')
    .setJti(crypto.randomUUID())
    .sign(new TextEncoder().encode(embedKey.secret));
  const response = await fetch(`${hostUrl}/api/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant: 'assertion', embedKey: embedKey.id, assertion }),
  });
  if (!response.ok) throw new Error(`The course host answered ${response.status}: ${await response.text()}`);
  return answer.parse(await response.json());
}
