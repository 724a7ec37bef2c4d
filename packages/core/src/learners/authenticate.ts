import type { Records } from '../records/records.port.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { IdSource } from '../shared/id-source.port.ts';
import type { Refusal } from '../shared/refusal.ts';
import { foldName } from './account-keys.ts';
import type { Account } from './account.ts';
import { hashPassword, verifyPassword, type PasswordCost } from './password-hash.ts';
import { publicAccount } from './public-account.ts';

interface AuthenticateDeps {
  readonly records: Records<CoreStores>;
  readonly ids: IdSource;
  readonly cost: PasswordCost;
}

const saltBytes = 16;

/** Hashes a new password at the cost of today. */
export function newPasswordHash(
  { ids, cost }: Pick<AuthenticateDeps, 'ids' | 'cost'>,
  password: string,
): Promise<string> {
  return hashPassword(password, ids.secret(saltBytes), cost);
}

/**
 * Who logs in, by username or e-mail address. An unknown name, an account without a password and a wrong password all cost
 * one hash and get one answer, so that neither tells which names there are.
 */
export async function authenticate(
  { records, ids, cost }: AuthenticateDeps,
  login: string,
  password: string,
): Promise<Account | Refusal<'wrong_login'>> {
  const found = await records.read(({ accounts }) =>
    login.includes('@') ? accounts.accountByEmailKey(foldName(login)) : accounts.accountByUsername(login),
  );
  const hash = found?.passwordHash ?? nobodysHash(cost);
  const verdict = await verifyPassword(password, hash, cost);
  if (found === undefined || found.passwordHash === null || verdict === 'wrong')
    return { refused: 'wrong_login' };
  if (verdict === 'stale') {
    const fresh = await newPasswordHash({ ids, cost }, password);
    await records.transaction(async ({ accounts }) => {
      const now = await accounts.accountById(found.id);
      if (now?.passwordHash === hash) await accounts.setPasswordHash(found.id, fresh);
    });
  }
  return publicAccount(found);
}

/** A hash that no password has: its key is all zeros. */
function nobodysHash({ logN, r, p }: PasswordCost): string {
  return `$scrypt$ln=${logN},r=${r},p=${p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
}
