import { z } from 'zod';
import type { AccountStore, StoredAccount } from '../../learners/account-store.port.ts';
import type { Account } from '../../learners/account.ts';
import { bytes, text, type SqlRow, type SqlSession, type SqlValue } from './sql-session.ts';

const kinds = z.enum(['full', 'lti', 'guest']);

export function sqlAccountStore(session: SqlSession): AccountStore {
  const find = async (column: string, value: SqlValue): Promise<StoredAccount | undefined> => {
    const row = await session.get(`SELECT * FROM accounts WHERE ${column} = ?`, [value]);
    return row && storedAccount(row);
  };
  return {
    addAccount: (account, { usernameKey, emailKey }) =>
      session.insert('accounts', {
        username: bytes(account.username),
        username_key: bytes(usernameKey),
        email: bytes(account.email),
        email_key: emailKey === null ? null : bytes(emailKey),
        name: bytes(account.name),
        kind: account.kind,
        superuser: account.superuser ? 1 : 0,
        language: bytes(account.language),
        password_hash: account.passwordHash,
        created: account.created,
      }),
    accountById: (id) => find('id', id),
    holdAccount: async (id) => {
      const row = await session.getForUpdate('SELECT * FROM accounts WHERE id = ?', [id]);
      return row && storedAccount(row);
    },
    accountByUsername: (username) => find('username', bytes(username)),
    accountByUsernameKey: (key) => find('username_key', bytes(key)),
    accountByEmailKey: (key) => find('email_key', bytes(key)),
    listAccounts: async ({ limit, after = '-1' }) => {
      const sql = 'SELECT * FROM accounts WHERE id > ? ORDER BY id LIMIT ?';
      const rows = await session.all(sql, [Number(after), limit + 1]);
      const items = rows.slice(0, limit).map(storedAccount);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items, ...(last && { next: String(last.id) }) };
    },
    hasSuperuser: async () =>
      (await session.get('SELECT 1 FROM accounts WHERE superuser = 1 LIMIT 1')) !== undefined,
    hasOtherSuperuser: async (id) => {
      const sql = 'SELECT 1 FROM accounts WHERE superuser = 1 AND id <> ? LIMIT 1';
      return (await session.get(sql, [id])) !== undefined;
    },
    holdSuperusers: () => session.holdName('superusers'),
    setProfile: async (id, { name, email }, emailKey) => {
      await session.run('UPDATE accounts SET name = ?, email = ?, email_key = ? WHERE id = ?', [
        bytes(name),
        bytes(email),
        emailKey === null ? null : bytes(emailKey),
        id,
      ]);
    },
    setPasswordHash: async (id, hash) => {
      await session.run('UPDATE accounts SET password_hash = ? WHERE id = ?', [hash, id]);
    },
    setMerged: async (id, into, at) => {
      await session.run('UPDATE accounts SET merged_into = ?, merged_at = ? WHERE id = ?', [into, at, id]);
    },
    mergedInto: async (id) => {
      const rows = await session.all('SELECT * FROM accounts WHERE merged_into = ? ORDER BY id', [id]);
      return rows.map(storedAccount);
    },
    setRetired: async (id, { username, usernameKey }, at) => {
      const none = bytes('');
      await session.run(
        `UPDATE accounts SET username = ?, username_key = ?, email = ?, email_key = NULL, name = ?, language = ?,
           password_hash = NULL, superuser = 0, retired = ? WHERE id = ?`,
        [bytes(username), bytes(usernameKey), none, none, none, at, id],
      );
    },
  };
}

export function accountOf(row: SqlRow): Account {
  return {
    id: Number(row['id']),
    username: text(row['username']),
    email: text(row['email']),
    name: text(row['name']),
    kind: kinds.parse(row['kind']),
    superuser: Number(row['superuser']) === 1,
    language: text(row['language']),
    created: Number(row['created']),
  };
}

export function storedAccount(row: SqlRow): StoredAccount {
  const { password_hash: hash = null, merged_into: into = null, retired = null } = row;
  return {
    ...accountOf(row),
    passwordHash: hash === null ? null : text(hash),
    mergedInto: into === null ? null : Number(into),
    retired: retired === null ? null : Number(retired),
  };
}
