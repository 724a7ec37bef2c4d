import type { AccountKeys } from './account-store.port.ts';
import type { Account } from './account.ts';

/** An address a launch or a guest brings is its platform's word, not proved here: two accounts may have the same. */
export function accountKeys({
  username,
  email,
  kind,
}: Pick<Account, 'username' | 'email' | 'kind'>): AccountKeys {
  return { usernameKey: foldName(username), emailKey: kind === 'full' ? foldName(email) : null };
}

/** What case twins have in common. */
export function foldName(name: string): string {
  return name.toLowerCase();
}
