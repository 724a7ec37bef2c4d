import type { Clock } from '@coursewright/core';
import { decodeJwt, SignJWT } from 'jose';

/** As long as ltijs keeps what a session stands on. */
const lifetimeSeconds = 24 * 3600;

/** The address with its `ltik` signed again so that it runs out: ltijs's own never does, and addresses get about. */
export async function limitLtik(location: string, key: string, clock: Clock): Promise<string> {
  const [path = '', query] = location.split('?', 2);
  const fields = new URLSearchParams(query);
  const ltik = fields.get('ltik');
  if (ltik === null) return location;
  const expires = Math.floor(clock.now() / 1_000_000) + lifetimeSeconds;
  const signed = await new SignJWT(decodeJwt(ltik))
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(key));
  fields.set('ltik', signed);
  return `${path}?${fields.toString()}`;
}
