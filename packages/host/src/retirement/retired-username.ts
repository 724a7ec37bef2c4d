import { createHmac } from 'node:crypto';
import { newestSecret, type Secret } from '@coursewright/core';
import { deriveKey } from '../accounts/derive-key.ts';

/**
 * `retired__user_` and 16 hexadecimal digits (openedx/edx-platform, `RETIRED_USERNAME_FMT` of
 * openedx/core/djangoapps/user_api): the same for the same account and username under one secret, and without the secret
 * nobody can find the name that it came from.
 */
export function retiredUsername(
  secret: Secret,
  { id, username }: { readonly id: number; readonly username: string },
): string {
  const key = deriveKey(newestSecret(secret), 'retired username');
  const digits = createHmac('sha256', key).update(`${id} ${username}`).digest('hex').slice(0, 16);
  return `retired__user_${digits}`;
}
