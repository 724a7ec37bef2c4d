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

/**
 * `auth_userprofile`: year of birth, gender and education of those who told them; country and city are not asked here, so they are
 * null. Both sides come by id and are read side by side, a page of each at a time.
 */
export async function* authUserprofileRows(
  records: Records<Pick<CoreStores, 'accounts' | 'demographics'>>,
): AsyncGenerator<SideRow> {
  const all = pagesOf((page) => records.read(({ demographics }) => demographics.listDemographics(page)));
  let told = await all.next();
  for await (const { id, name, language } of accountsOf(records)) {
    while (told.done !== true && told.value.userId < id) told = await all.next();
    const own = told.done !== true && told.value.userId === id ? told.value : undefined;
    const year = own?.yearOfBirth ?? null;
    yield {
      user_id: String(id),
      name,
      language,
      gender: own?.gender ?? null,
      year_of_birth: year === null ? null : String(year),
      level_of_education: own?.levelOfEducation ?? null,
    };
  }
}

function accountsOf(records: Accounts) {
  return pagesOf((page) => records.read(({ accounts }) => accounts.listAccounts(page)));
}
