import type { CoreStores } from '../records/core-stores.ts';
import type { Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import { accountKeys } from './account-keys.ts';
import type { Account } from './account.ts';
import type { NewAccount } from './learner-service.ts';

/** Adds an account whose input has been checked. Throws `conflict` naming what is in use. */
export async function addAccount(
  { accounts }: Pick<CoreStores, 'accounts'>,
  { username, email, name, kind = 'full', superuser = false, language = '' }: NewAccount,
  passwordHash: string | null,
  created: Instant,
): Promise<Account> {
  const account = { username, email, name, kind, superuser, language, created };
  const keys = accountKeys(account);
  if ((await accounts.accountByUsernameKey(keys.usernameKey)) !== undefined)
    throw inUse('username', username);
  if (keys.emailKey !== null && (await accounts.accountByEmailKey(keys.emailKey)) !== undefined) {
    throw inUse('email', email);
  }
  const id = await accounts.addAccount({ ...account, passwordHash }, keys);
  return { id, ...account };
}

export function inUse(field: 'username' | 'email', value: string): CoreError {
  const what = field === 'email' ? 'e-mail address' : 'username';
  return new CoreError('conflict', `The ${what} ${value} is in use.`, { data: { field } });
}
