import type { CoreStores, Records } from '@coursewright/core';
import { pagesOf } from './pages-of.ts';
import type { SideRow } from './side-row.ts';

type Accounts = Records<Pick<CoreStores, 'accounts'>>;

/** `auth_user`: every account, guests among them. */
export async function* authUserRows(records: Accounts): AsyncGenerator<SideRow> {
  for await (const { id, username, email } of accountsOf(records)) {
    yield { id: String(id), username, email };
  }
}

/** `auth_userprofile`. Gender, year of birth, education, country and city are not asked here, so they are null. */
export async function* authUserprofileRows(records: Accounts): AsyncGenerator<SideRow> {
  for await (const { id, name, language } of accountsOf(records)) {
    yield { user_id: String(id), name, language };
  }
}

function accountsOf(records: Accounts) {
  return pagesOf((page) => records.read(({ accounts }) => accounts.listAccounts(page)));
}
