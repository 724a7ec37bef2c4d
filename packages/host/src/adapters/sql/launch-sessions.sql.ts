import { createHash } from 'node:crypto';
import { CoreError, type Instant } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import { z } from 'zod';
import type {
  LaunchSession,
  LaunchSessionStore,
  OneTimeCode,
} from '../../accounts/tokens/launch-session-store.port.ts';
import { stringList } from './string-list.ts';

const kinds = z.enum(['lti', 'guest', 'assertion', 'login']);
const placeSchema = z.object({
  linkId: z.string().exactOptional(),
  teaches: z.boolean(),
  returnUrl: z.string().exactOptional(),
  documentTarget: z.enum(['iframe', 'frame', 'window']).exactOptional(),
  messageToken: z.string().exactOptional(),
});

export class SqlLaunchSessions implements LaunchSessionStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async add(session: LaunchSession): Promise<void> {
    await this.#sql.insert('host_launch_sessions', {
      id: bytes(session.id),
      user_id: session.userId,
      kind: bytes(session.kind),
      embed_key: session.embedKey === undefined ? null : bytes(session.embedKey),
      courses: JSON.stringify(session.courses),
      usage_key: session.usageKey === undefined ? null : bytes(session.usageKey),
      frame_ancestors: JSON.stringify(session.frameAncestors),
      place: session.place === undefined ? null : JSON.stringify(session.place),
      created: session.created,
      expires: session.expires,
      revoked: session.revoked ? 1 : 0,
    });
  }

  async byId(id: string): Promise<LaunchSession | undefined> {
    const row = await this.#sql.get('SELECT * FROM host_launch_sessions WHERE id = ?', [bytes(id)]);
    return row && launchSession(row);
  }

  async revoke(id: string): Promise<void> {
    await this.#sql.run('UPDATE host_launch_sessions SET revoked = 1 WHERE id = ?', [bytes(id)]);
  }

  async revokeOf(userId: number): Promise<void> {
    await this.#sql.run('UPDATE host_launch_sessions SET revoked = 1 WHERE user_id = ?', [userId]);
  }

  async revokeOfKey(embedKey: string): Promise<void> {
    await this.#sql.run('UPDATE host_launch_sessions SET revoked = 1 WHERE embed_key = ?', [bytes(embedKey)]);
  }

  async removeExpired(now: Instant): Promise<void> {
    for (const table of ['host_launch_sessions', 'host_one_time_codes', 'host_used_jtis']) {
      await this.#sql.run(`DELETE FROM ${table} WHERE expires < ?`, [now]);
    }
  }

  async addCode({ hash, launchSession: id, challenge, expires }: OneTimeCode): Promise<void> {
    await this.#sql.insert('host_one_time_codes', {
      hash: bytes(hash),
      launch_session: bytes(id),
      challenge: challenge === undefined ? null : bytes(challenge),
      expires,
    });
  }

  async takeCode(hash: string, now: Instant): Promise<OneTimeCode | undefined> {
    const row = await this.#sql.get('SELECT * FROM host_one_time_codes WHERE hash = ? AND expires >= ?', [
      bytes(hash),
      now,
    ]);
    const { changes } = await this.#sql.run('DELETE FROM host_one_time_codes WHERE hash = ?', [bytes(hash)]);
    if (row === undefined || changes === 0) return undefined;
    return {
      hash,
      launchSession: text(row['launch_session']),
      ...(row['challenge'] !== null && { challenge: text(row['challenge']) }),
      expires: Number(row['expires']),
    };
  }

  async useAssertion({
    key,
    jti,
    expires,
  }: {
    key: string;
    jti: string;
    expires: Instant;
  }): Promise<boolean> {
    const hash = createHash('sha256').update(`${key}\n${jti}`).digest('hex');
    try {
      await this.#sql.insert('host_used_jtis', { hash: bytes(hash), expires });
      return true;
    } catch (error) {
      if (error instanceof CoreError && error.code === 'conflict') return false;
      throw error;
    }
  }
}

function launchSession(row: SqlRow): LaunchSession {
  return {
    id: text(row['id']),
    userId: Number(row['user_id']),
    kind: kinds.parse(text(row['kind'])),
    ...(row['embed_key'] !== null && { embedKey: text(row['embed_key']) }),
    courses: stringList(row['courses']),
    ...(row['usage_key'] !== null && { usageKey: text(row['usage_key']) }),
    frameAncestors: stringList(row['frame_ancestors']),
    ...(row['place'] !== null && { place: placeSchema.parse(JSON.parse(text(row['place']))) }),
    created: Number(row['created']),
    expires: Number(row['expires']),
    revoked: Number(row['revoked']) === 1,
  };
}
