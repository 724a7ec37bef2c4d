import { CoreError, type Account, type CoreStores, type Records } from '@coursewright/core';
import { pagesOf } from '../analytics/side/pages-of.ts';

type Accounts = Records<Pick<CoreStores, 'accounts'>>;

/**
 * The account of this username or e-mail address; addresses that an LMS told as well. Throws `not_found`, and `conflict`
 * naming the accounts where several have the address.
 */
export async function findAccount(records: Accounts, login: string): Promise<Account> {
  if (!login.includes('@')) {
    const found = await records.read(({ accounts }) => accounts.accountByUsername(login));
    if (found === undefined) throw nobody(login);
    return found;
  }
  const folded = login.toLowerCase();
  const found = await records.read(({ accounts }) => accounts.accountByEmailKey(folded));
  const all: Account[] = found === undefined ? [] : [found];
  const every = pagesOf((page) => records.read(({ accounts }) => accounts.listAccounts(page)));
  for await (const account of every)
    if (account.id !== found?.id && account.email.toLowerCase() === folded) all.push(account);
  const [only, ...others] = all;
  if (only === undefined) throw nobody(login);
  if (others.length === 0) return only;
  const names = all.map(({ username }) => username).join(', ');
  throw new CoreError('conflict', `Several accounts have this address: ${names}. Name one by its username.`);
}

function nobody(login: string): CoreError {
  return new CoreError('not_found', `There is no account ${login}.`);
}
