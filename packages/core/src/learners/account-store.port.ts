import type { Instant } from '../shared/clock.port.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import type { Account } from './account.ts';

/** An account with what only the engine sees of it. */
export interface StoredAccount extends Account {
  /** As `hashPassword` writes it; null where nobody logs in with a password. */
  readonly passwordHash: string | null;
  /** The account that took over this guest's work; null on all others. */
  readonly mergedInto: number | null;
  /** When its person was taken out of it; null on all others. */
  readonly retired: Instant | null;
}

/** What makes an account unique. Folding is the caller's: the store compares bytes. */
export interface AccountKeys {
  /** The username in lower case: nobody is to be taken for a case twin. */
  readonly usernameKey: string;
  /** The e-mail address in lower case; null where it may be anybody's. */
  readonly emailKey: string | null;
}

export interface AccountStore {
  /** Returns the new account's id. Throws `conflict` when one of the keys is taken. */
  addAccount(
    account: Omit<StoredAccount, 'id' | 'mergedInto' | 'retired'>,
    keys: AccountKeys,
  ): Promise<number>;
  accountById(id: number): Promise<StoredAccount | undefined>;
  /** As `accountById`; until the transaction ends, another that holds the same account waits. */
  holdAccount(id: number): Promise<StoredAccount | undefined>;
  /** By exact bytes. */
  accountByUsername(username: string): Promise<StoredAccount | undefined>;
  accountByUsernameKey(key: string): Promise<StoredAccount | undefined>;
  accountByEmailKey(key: string): Promise<StoredAccount | undefined>;
  /** Every account in the order of its id. */
  listAccounts(page: PageRequest): Promise<Page<StoredAccount>>;
  /** Whether any account is a site administrator's. */
  hasSuperuser(): Promise<boolean>;
  /** Whether an account besides this one is a site administrator's. */
  hasOtherSuperuser(id: number): Promise<boolean>;
  /** Until the transaction ends, another that asks the same waits: there is one first administrator. */
  holdSuperusers(): Promise<void>;
  /** Throws `conflict` when the key is another account's. */
  setProfile(
    id: number,
    profile: Pick<Account, 'name' | 'email'>,
    emailKey: AccountKeys['emailKey'],
  ): Promise<void>;
  setPasswordHash(id: number, hash: string): Promise<void>;
  setMerged(id: number, into: number, at: Instant): Promise<void>;
  /** Guests whose work went to the account, by id. */
  mergedInto(id: number): Promise<readonly StoredAccount[]>;
  /**
   * Gives it this username and takes everything else of its person: address, name, language, password, rights. Throws
   * `conflict` when the username is another account's.
   */
  setRetired(
    id: number,
    keys: Pick<Account, 'username'> & Pick<AccountKeys, 'usernameKey'>,
    at: Instant,
  ): Promise<void>;
}
