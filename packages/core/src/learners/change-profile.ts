import type { CoreStores } from '../records/core-stores.ts';
import { accountKeys } from './account-keys.ts';
import type { StoredAccount } from './account-store.port.ts';
import type { Account } from './account.ts';
import { inUse } from './add-account.ts';
import { checkAccount } from './check-account.ts';

/** Changes what is named of an account that is held. Throws `bad_input`, and `conflict` for an address in use. */
export async function changeProfile(
  { accounts }: Pick<CoreStores, 'accounts'>,
  before: StoredAccount,
  changes: Partial<Pick<Account, 'name' | 'email'>>,
): Promise<void> {
  const { username, kind, language, name, email } = { ...before, ...changes };
  if (name === before.name && email === before.email) return;
  checkAccount({ username, kind, language, name, email });
  const { emailKey } = accountKeys({ username, kind, email });
  const owner = emailKey === null ? undefined : await accounts.accountByEmailKey(emailKey);
  if (owner !== undefined && owner.id !== before.id) throw inUse('email', email);
  await accounts.setProfile(before.id, { name, email }, emailKey);
}
