import { CoreError, type Instant } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import { z } from 'zod';
import type { ToolKey, ToolKeyStore } from '../../keys/tool-key-store.port.ts';

const jwk = z.looseObject({ kty: z.string() });

export class SqlToolKeys implements ToolKeyStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async toolKeys(): Promise<readonly ToolKey[]> {
    const rows = await this.#sql.all('SELECT * FROM lti_tool_keys ORDER BY active_from, kid');
    return rows.map(toolKeyOf);
  }

  holdToolKeys(): Promise<void> {
    return this.#sql.holdName('lti tool keys');
  }

  async addToolKey(key: ToolKey): Promise<void> {
    await this.#sql.insert('lti_tool_keys', {
      kid: bytes(key.kid),
      active_from: key.activeFrom,
      expires: key.expires ?? null,
      public_jwk: JSON.stringify(key.publicJwk),
      sealed: key.sealed,
    });
  }

  async expireToolKey(kid: string, expires: Instant): Promise<void> {
    await this.#sql.run('UPDATE lti_tool_keys SET expires = ? WHERE kid = ?', [expires, bytes(kid)]);
  }

  async resealToolKey(kid: string, sealed: string): Promise<void> {
    await this.#sql.run('UPDATE lti_tool_keys SET sealed = ? WHERE kid = ?', [sealed, bytes(kid)]);
  }
}

function toolKeyOf(row: SqlRow): ToolKey {
  const kid = text(row['kid']);
  const publicJwk = jwk.safeParse(JSON.parse(text(row['public_jwk'])));
  if (!publicJwk.success) throw new CoreError('corrupt', `The LTI key ${kid} cannot be read.`);
  return {
    kid,
    activeFrom: Number(row['active_from']),
    ...(row['expires'] !== null && { expires: Number(row['expires']) }),
    publicJwk: publicJwk.data,
    sealed: text(row['sealed']),
  };
}
