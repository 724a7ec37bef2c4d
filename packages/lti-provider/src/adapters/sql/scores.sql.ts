import type { Instant } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import type { ScoreOutcome, ScoreStore } from '../../grades/link-store.port.ts';
import { hashKey } from './hash-key.ts';

const oneScore = 'SELECT * FROM lti_scores WHERE link_id = ? AND user_id = ?';

export class SqlScores implements ScoreStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async outcome(linkId: string, userId: number): Promise<ScoreOutcome | undefined> {
    const row = await this.#row(linkId, userId);
    return row && outcomeOf(row);
  }

  async outcomes(linkId: string): Promise<readonly ScoreOutcome[]> {
    const rows = await this.#sql.all('SELECT * FROM lti_scores WHERE link_id = ? ORDER BY user_id', [
      bytes(linkId),
    ]);
    return rows.map(outcomeOf);
  }

  async claimScore(claim: {
    readonly linkId: string;
    readonly userId: number;
    readonly usageKey: string;
    readonly lineItemUrl: string;
    readonly version: number;
    readonly now: Instant;
  }): Promise<Instant | undefined> {
    const { linkId, userId, version } = claim;
    const target = hashKey(claim.usageKey, claim.lineItemUrl);
    const row = await this.#sql.getForUpdate(oneScore, [bytes(linkId), userId]);
    const same = row !== undefined && text(row['target']) === text(target);
    if (same && (Number(row['claimed_version']) > version || Number(row['sent_version']) >= version)) {
      return undefined;
    }
    const claimed = { target, claimed_version: version, ...(!same && { sent_version: 0 }) };
    await this.#put(linkId, userId, row, claimed);
    return this.#nextTime(hashKey(claim.lineItemUrl), userId, claim.now);
  }

  async scoreSent(linkId: string, userId: number, version: number, at: Instant): Promise<void> {
    await this.#sql.run(
      `UPDATE lti_scores SET sent_version = ?, sent_at = ?,
         failed_at = CASE WHEN claimed_version = ? THEN NULL ELSE failed_at END,
         error = CASE WHEN claimed_version = ? THEN NULL ELSE error END
       WHERE link_id = ? AND user_id = ? AND sent_version < ?`,
      [version, at, version, version, bytes(linkId), userId, version],
    );
  }

  async scoreFailed(linkId: string, userId: number, error: string, at: Instant): Promise<void> {
    await this.#put(linkId, userId, await this.#row(linkId, userId), { error, failed_at: at });
  }

  async #put(linkId: string, userId: number, row: SqlRow | undefined, changes: SqlRow): Promise<void> {
    if (row === undefined) {
      await this.#sql.insert('lti_scores', {
        link_id: bytes(linkId),
        user_id: userId,
        target: bytes(''),
        claimed_version: 0,
        sent_version: 0,
        ...changes,
      });
      return;
    }
    const columns = Object.keys(changes);
    await this.#sql.run(
      `UPDATE lti_scores SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE link_id = ? AND user_id = ?`,
      [...Object.values(changes), bytes(linkId), userId],
    );
  }

  /** The update comes first: it holds the row against another process until the commit. */
  async #nextTime(lineItem: Uint8Array, userId: number, now: Instant): Promise<Instant> {
    const whole = Math.floor(now / 1000) * 1000;
    const { changes } = await this.#sql.run(
      `UPDATE lti_score_times SET last = CASE WHEN last >= ? THEN last + 1000 ELSE ? END
       WHERE line_item = ? AND user_id = ?`,
      [whole, whole, lineItem, userId],
    );
    if (changes === 0) {
      await this.#sql.insert('lti_score_times', { line_item: lineItem, user_id: userId, last: whole });
      return whole;
    }
    const row = await this.#sql.get('SELECT last FROM lti_score_times WHERE line_item = ? AND user_id = ?', [
      lineItem,
      userId,
    ]);
    return Number(row?.['last']);
  }

  #row(linkId: string, userId: number): Promise<SqlRow | undefined> {
    return this.#sql.get(oneScore, [bytes(linkId), userId]);
  }
}

function outcomeOf(row: SqlRow): ScoreOutcome {
  return {
    linkId: text(row['link_id']),
    userId: Number(row['user_id']),
    sentVersion: Number(row['sent_version']),
    ...(row['sent_at'] !== null && { sentAt: Number(row['sent_at']) }),
    ...(row['error'] !== null && { error: text(row['error']) }),
    ...(row['failed_at'] !== null && { failedAt: Number(row['failed_at']) }),
  };
}
