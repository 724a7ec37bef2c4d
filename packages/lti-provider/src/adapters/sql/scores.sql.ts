import { checkPageRequest, CoreError, type Instant, type Page, type PageRequest } from '@coursewright/core';
import { bytes, text, type SqlSession } from '@coursewright/core/sql';
import type {
  DueScore,
  OutboxScore,
  ScoreSelection,
  ScoreSettlement,
  ScoreState,
  ScoreStore,
} from '../../grades/score-store.port.ts';
import { hashKey } from './hash-key.ts';
import { dueScoreOf, outboxScoreOf, scoreStateOf, settledColumns } from './score-rows.sql.ts';
import { nextScoreTime } from './score-times.sql.ts';

const oneScore = 'SELECT * FROM lti_scores WHERE link_id = ? AND user_id = ?';
// MySQL assigns from left to right: `since` looks at the state before.
const again = `since = CASE WHEN state = 'waiting' THEN since ELSE ? END, due = ?, state = 'waiting', generation = generation + 1, tries = 0, sent_version = 0`;

export class SqlScores implements ScoreStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async outcome(linkId: string, userId: number): Promise<OutboxScore | undefined> {
    const row = await this.#sql.get(oneScore, [bytes(linkId), userId]);
    return row && outboxScoreOf(row);
  }

  async outcomes(linkId: string): Promise<readonly OutboxScore[]> {
    const rows = await this.#sql.all('SELECT * FROM lti_scores WHERE link_id = ? ORDER BY user_id', [
      bytes(linkId),
    ]);
    return rows.map(outboxScoreOf);
  }

  async outbox(
    registrationId: string,
    { state, limit, after }: PageRequest & { readonly state?: ScoreState },
  ): Promise<Page<OutboxScore>> {
    checkPageRequest({ limit });
    const [behindLink, behindUser] = placeOf(after);
    const rows = await this.#sql.all(
      `SELECT * FROM lti_scores WHERE registration_id = ? AND (link_id > ? OR (link_id = ? AND user_id > ?))
         ${state === undefined ? '' : 'AND state = ?'} ORDER BY link_id, user_id LIMIT ?`,
      [
        bytes(registrationId),
        behindLink,
        behindLink,
        behindUser,
        ...(state === undefined ? [] : [state]),
        limit + 1,
      ],
    );
    const items = rows.slice(0, limit).map(outboxScoreOf);
    const last = items.at(-1);
    return {
      items,
      ...(rows.length > limit && last !== undefined && { next: `${last.linkId} ${last.userId}` }),
    };
  }

  async scoreCounts(registrationId: string): Promise<Readonly<Record<ScoreState, number>>> {
    const rows = await this.#sql.all(
      'SELECT state, COUNT(*) AS number FROM lti_scores WHERE registration_id = ? GROUP BY state',
      [bytes(registrationId)],
    );
    const counts = { waiting: 0, sent: 0, failed: 0 };
    for (const row of rows) counts[scoreStateOf(row)] = Number(row['number']);
    return counts;
  }

  async enqueueScore(score: {
    readonly linkId: string;
    readonly userId: number;
    readonly registrationId: string;
    readonly usageKey: string;
    readonly now: Instant;
  }): Promise<void> {
    const { linkId, userId, now } = score;
    const place = { registration_id: bytes(score.registrationId), usage_key: bytes(score.usageKey) };
    const { changes } = await this.#sql.run(
      `UPDATE lti_scores SET registration_id = ?, usage_key = ?, generation = generation + 1, tries = 0, due = ?,
         since = CASE WHEN state = 'waiting' THEN since ELSE ? END, state = 'waiting' WHERE link_id = ? AND user_id = ?`,
      [place.registration_id, place.usage_key, now, now, bytes(linkId), userId],
    );
    if (changes > 0) return;
    await this.#sql.insert('lti_scores', {
      link_id: bytes(linkId),
      user_id: userId,
      ...place,
      target: bytes(''),
      claimed_version: 0,
      sent_version: 0,
      state: 'waiting',
      since: now,
      due: now,
    });
  }

  async enqueueAgain(
    { states, ...selection }: ScoreSelection & { readonly states?: readonly ScoreState[] },
    now: Instant,
  ) {
    const { where, values } = chosen(selection);
    const among = states === undefined ? '' : ` AND state IN (${states.map(() => '?').join(', ')})`;
    const rows = await this.#sql.all(
      `SELECT DISTINCT registration_id FROM lti_scores WHERE ${where}${among}`,
      [...values, ...(states ?? [])],
    );
    const { changes } = await this.#sql.run(`UPDATE lti_scores SET ${again} WHERE ${where}${among}`, [
      now,
      now,
      ...values,
      ...(states ?? []),
    ]);
    return { count: changes, registrationIds: rows.map((row) => text(row['registration_id'])) };
  }

  async enqueueElsewhere(
    link: { readonly linkId: string; readonly usageKey: string; readonly lineItemUrl: string },
    now: Instant,
  ): Promise<number> {
    const { changes } = await this.#sql.run(
      `UPDATE lti_scores SET usage_key = ?, ${again} WHERE link_id = ? AND target <> ? AND target <> ?`,
      [
        bytes(link.usageKey),
        now,
        now,
        bytes(link.linkId),
        hashKey(link.usageKey, link.lineItemUrl),
        bytes(''),
      ],
    );
    return changes;
  }

  async dueScores(registrationId: string, now: Instant, limit: number): Promise<readonly DueScore[]> {
    const rows = await this.#sql.all(
      `SELECT * FROM lti_scores WHERE registration_id = ? AND state = 'waiting' AND due <= ?
       ORDER BY due, link_id, user_id LIMIT ?`,
      [bytes(registrationId), now, limit],
    );
    return rows.map(dueScoreOf);
  }

  async nextDue(registrationId: string): Promise<Instant | undefined> {
    const row = await this.#sql.get(
      `SELECT MIN(due) AS due FROM lti_scores WHERE registration_id = ? AND state = 'waiting'`,
      [bytes(registrationId)],
    );
    const due = row?.['due'];
    return due === null || due === undefined ? undefined : Number(due);
  }

  async claimScore(claim: {
    readonly linkId: string;
    readonly userId: number;
    readonly usageKey: string;
    readonly lineItemUrl: string;
    readonly version: number;
    readonly now: Instant;
  }): Promise<Instant | 'newer' | 'sent'> {
    const { linkId, userId, version } = claim;
    const target = hashKey(claim.usageKey, claim.lineItemUrl);
    const row = await this.#sql.getForUpdate(oneScore, [bytes(linkId), userId]);
    if (row === undefined) throw new CoreError('conflict', 'The score was not enqueued.');
    const same = text(row['target']) === text(target);
    if (same && Number(row['sent_version']) >= version) return 'sent';
    if (same && Number(row['claimed_version']) > version) return 'newer';
    await this.#sql.run(
      `UPDATE lti_scores SET target = ?, claimed_version = ?${same ? '' : ', sent_version = 0'} WHERE link_id = ? AND user_id = ?`,
      [target, version, bytes(linkId), userId],
    );
    return nextScoreTime(this.#sql, hashKey(claim.lineItemUrl), userId, claim.now);
  }

  async settleScore(
    { linkId, userId, generation }: Pick<DueScore, 'linkId' | 'userId' | 'generation'>,
    settlement: ScoreSettlement,
  ): Promise<void> {
    const row = await this.#sql.getForUpdate(oneScore, [bytes(linkId), userId]);
    if (row === undefined) return;
    const newest = Number(row['generation']) === generation;
    if (newest && settlement.kind === 'nothing' && row['sent_at'] === null) {
      await this.#sql.run('DELETE FROM lti_scores WHERE link_id = ? AND user_id = ?', [
        bytes(linkId),
        userId,
      ]);
      return;
    }
    const changes = settledColumns(row, settlement, newest);
    const columns = Object.keys(changes);
    if (columns.length === 0) return;
    await this.#sql.run(
      `UPDATE lti_scores SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE link_id = ? AND user_id = ?`,
      [...Object.values(changes), bytes(linkId), userId],
    );
  }

  async forgetScores(userId: number): Promise<void> {
    await this.#sql.run('DELETE FROM lti_scores WHERE user_id = ?', [userId]);
    await this.#sql.run('DELETE FROM lti_score_times WHERE user_id = ?', [userId]);
  }
}

/** Of `next` of the page before. */
function placeOf(after: string | undefined): readonly [Uint8Array, number] {
  const [linkId = '', userId = ''] = (after ?? '').split(' ');
  return [bytes(linkId), /^\d+$/.test(userId) ? Number(userId) : 0];
}

function chosen({ registrationId, linkId, userId }: ScoreSelection) {
  const conditions = [
    ...(registrationId === undefined ? [] : [['registration_id = ?', bytes(registrationId)] as const]),
    ...(linkId === undefined ? [] : [['link_id = ?', bytes(linkId)] as const]),
    ...(userId === undefined ? [] : [['user_id = ?', userId] as const]),
  ];
  if (conditions.length === 0) throw new CoreError('bad_input', 'Which scores are meant is not said.');
  return {
    where: conditions.map(([condition]) => condition).join(' AND '),
    values: conditions.map(([, value]) => value),
  };
}
