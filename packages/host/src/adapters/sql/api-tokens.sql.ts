import {
  bytes,
  keyText,
  longText,
  text,
  type SqlMigration,
  type SqlRow,
  type SqlSession,
} from '@coursewright/core/sql';
import type { ApiToken, ApiTokenStore } from '../../accounts/tokens/api-token-store.port.ts';

export const apiTokenTables: SqlMigration = {
  name: '0004-api-tokens',
  up: async (schema) => {
    const key = { type: keyText(64), allowNull: false };
    await schema.createTable('host_api_tokens', {
      id: { ...key, primaryKey: true },
      hash: key,
      name: { type: longText(schema), allowNull: false },
      user_id: { type: 'BIGINT', allowNull: true },
      created: { type: 'BIGINT', allowNull: false },
    });
    await schema.addIndex('host_api_tokens', ['hash'], { name: 'host_api_tokens_hash', unique: true });
  },
};

export const apiTokenExpiry: SqlMigration = {
  name: '0008-api-token-expiry',
  up: async (schema) => {
    await schema.addColumn('host_api_tokens', 'expires', { type: 'BIGINT', allowNull: true });
  },
};

export class SqlApiTokens implements ApiTokenStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async add({ id, hash, name, userId, created, expires }: ApiToken): Promise<void> {
    await this.#sql.insert('host_api_tokens', {
      id: bytes(id),
      hash: bytes(hash),
      name,
      user_id: userId ?? null,
      created,
      expires: expires ?? null,
    });
  }

  async byHash(hash: string): Promise<ApiToken | undefined> {
    const row = await this.#sql.get('SELECT * FROM host_api_tokens WHERE hash = ?', [bytes(hash)]);
    return row && apiToken(row);
  }

  async byId(id: string): Promise<ApiToken | undefined> {
    const row = await this.#sql.get('SELECT * FROM host_api_tokens WHERE id = ?', [bytes(id)]);
    return row && apiToken(row);
  }

  async list(): Promise<readonly ApiToken[]> {
    return (await this.#sql.all('SELECT * FROM host_api_tokens ORDER BY created, id')).map(apiToken);
  }

  async remove(id: string): Promise<void> {
    await this.#sql.run('DELETE FROM host_api_tokens WHERE id = ?', [bytes(id)]);
  }

  async removeOf(userId: number): Promise<void> {
    await this.#sql.run('DELETE FROM host_api_tokens WHERE user_id = ?', [userId]);
  }
}

function apiToken(row: SqlRow): ApiToken {
  return {
    id: text(row['id']),
    hash: text(row['hash']),
    name: text(row['name']),
    ...(row['user_id'] !== null && { userId: Number(row['user_id']) }),
    created: Number(row['created']),
    ...(row['expires'] !== null && { expires: Number(row['expires']) }),
  };
}
