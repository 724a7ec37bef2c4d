import { createHmac } from 'node:crypto';
import { currentSecret, knownSecrets, type Clock, type Secret } from '@coursewright/core';
import { deriveKey } from './derive-key.ts';
import { sameSecret } from './secret-hash.ts';

/** Seconds that a link is good for. */
const LIFE = 24 * 3600;

interface LinkDeps {
  readonly secret: Secret;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/**
 * Where the first administrator makes their account. It is good for a day and for one use: once there is an
 * administrator, none is. Who can start the host or read its log may use it.
 */
export function firstAdminLink({ secret, clock, publicUrl }: LinkDeps): string {
  const expires = String(Math.floor(clock.now() / 1_000_000) + LIFE);
  // In the query, which is never logged.
  return `${publicUrl}/first-administrator?token=${expires}.${mac(currentSecret(secret), expires)}`;
}

export function isFirstAdminToken({ secret, clock }: Omit<LinkDeps, 'publicUrl'>, token: string): boolean {
  const [expires = '', given = '', ...rest] = token.split('.');
  if (rest.length > 0 || !/^\d{1,12}$/.test(expires) || Number(expires) < clock.now() / 1_000_000)
    return false;
  return knownSecrets(secret).some((one) => sameSecret(mac(one, expires), given));
}

function mac(secret: string, expires: string): string {
  return createHmac('sha256', deriveKey(secret, 'first-administrator')).update(expires).digest('base64url');
}
