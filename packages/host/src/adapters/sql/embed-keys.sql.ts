import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import type { EmbedKey, EmbedKeyStore } from '../../accounts/tokens/embed-key-store.port.ts';
import { stringList } from './string-list.ts';

export class SqlEmbedKeys implements EmbedKeyStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async add(key: EmbedKey): Promise<void> {
    await this.#sql.insert('host_embed_keys', {
      id: bytes(key.id),
      name: key.name,
      origins: JSON.stringify(key.origins),
      courses: JSON.stringify(key.courses),
      guests: key.guests ? 1 : 0,
      created: key.created,
      sealed_secret: key.sealedSecret ?? null,
    });
  }

  async byId(id: string): Promise<EmbedKey | undefined> {
    const row = await this.#sql.get('SELECT * FROM host_embed_keys WHERE id = ?', [bytes(id)]);
    return row && embedKey(row);
  }

  async remove(id: string): Promise<void> {
    await this.#sql.run('DELETE FROM host_embed_keys WHERE id = ?', [bytes(id)]);
  }

  async seal(id: string, sealedSecret: string): Promise<void> {
    await this.#sql.run('UPDATE host_embed_keys SET sealed_secret = ? WHERE id = ?', [
      sealedSecret,
      bytes(id),
    ]);
  }

  async list(): Promise<readonly EmbedKey[]> {
    const rows = await this.#sql.all('SELECT * FROM host_embed_keys ORDER BY created, id');
    return rows.map(embedKey);
  }
}

function embedKey(row: SqlRow): EmbedKey {
  return {
    id: text(row['id']),
    name: text(row['name']),
    origins: stringList(row['origins']),
    courses: stringList(row['courses']),
    guests: Number(row['guests']) === 1,
    created: Number(row['created']),
    ...(row['sealed_secret'] !== null && { sealedSecret: text(row['sealed_secret']) }),
  };
}
