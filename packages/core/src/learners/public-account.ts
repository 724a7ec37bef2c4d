import type { Account } from './account.ts';
import type { StoredAccount } from './account-store.port.ts';

/** An account without its password hash. */
export function publicAccount({
  passwordHash: _hash,
  mergedInto: _into,
  retired: _retired,
  ...account
}: StoredAccount): Account {
  return account;
}
