import { checkPageRequest, CoreError, type Instant, type Page, type PageRequest } from '@coursewright/core';
import { bytes, inList, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import { z } from 'zod';
import {
  memberStates,
  type KnownSubject,
  type Roster,
  type RosterMember,
  type RosterStore,
} from '../../roster/roster-store.port.ts';
import { hashKey } from './hash-key.ts';

const body = z.object({
  deploymentId: z.string(),
  contextId: z.string().exactOptional(),
  membershipsUrl: z.string(),
  differencesUrl: z.string().exactOptional(),
  readAt: z.number().exactOptional(),
  wholeAt: z.number().exactOptional(),
  error: z.string().exactOptional(),
});
const states = z.enum(memberStates);

export class SqlRosters implements RosterStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async roster(id: string): Promise<Roster | undefined> {
    const row = await this.#sql.get('SELECT * FROM lti_rosters WHERE id = ?', [bytes(id)]);
    return row && rosterOf(row);
  }

  async announceRoster(roster: Roster): Promise<void> {
    const before = await this.roster(roster.id);
    const { membershipsUrl } = roster;
    if (before?.membershipsUrl === membershipsUrl) return;
    const { differencesUrl: _of, ...rest } = before ?? roster;
    await this.putRoster({ ...rest, membershipsUrl });
  }

  async putRoster({ id, registrationId, courseKey, ...rest }: Roster): Promise<void> {
    await this.#sql.upsert(
      'lti_rosters',
      {
        id: bytes(id),
        registration_id: bytes(registrationId),
        course_key: bytes(courseKey),
        body: JSON.stringify(rest),
      },
      ['id'],
    );
  }

  async rosters(registrationId: string, { limit, after = '' }: PageRequest): Promise<Page<Roster>> {
    checkPageRequest({ limit });
    const rows = await this.#sql.all(
      'SELECT * FROM lti_rosters WHERE registration_id = ? AND id > ? ORDER BY id LIMIT ?',
      [bytes(registrationId), bytes(after), limit + 1],
    );
    const items = rows.slice(0, limit).map(rosterOf);
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last !== undefined && { next: last.id }) };
  }

  async knownSubjects(
    { id, registrationId }: Pick<Roster, 'id' | 'registrationId'>,
    subjects: readonly string[],
  ): Promise<ReadonlyMap<string, KnownSubject>> {
    if (subjects.length === 0) return new Map();
    const { marks, values } = inList(subjects.map((subject) => hashKey(registrationId, subject)));
    const rows = await this.#sql.all(
      `SELECT u.subject, u.user_id AS known_user, m.* FROM lti_users u
       LEFT JOIN lti_members m ON m.roster_id = ? AND m.user_id = u.user_id WHERE u.id IN (${marks})`,
      [bytes(id), ...values],
    );
    return new Map(
      rows.map((row) => [
        text(row['subject']),
        {
          userId: Number(row['known_user']),
          ...(row['roster_id'] !== null && { member: memberOf(row) }),
        },
      ]),
    );
  }

  async putMember({ rosterId, userId, learns, teaches, profile, ...rest }: RosterMember): Promise<void> {
    await this.#sql.upsert(
      'lti_members',
      {
        roster_id: bytes(rosterId),
        user_id: userId,
        learns: learns ? 1 : 0,
        teaches: teaches ? 1 : 0,
        profile: bytes(profile),
        ...rest,
      },
      ['roster_id', 'user_id'],
    );
  }

  async forgetMember(userId: number): Promise<void> {
    await this.#sql.run('DELETE FROM lti_members WHERE user_id = ?', [userId]);
  }

  async markSeen(rosterId: string, userIds: readonly number[], seen: Instant): Promise<void> {
    if (userIds.length === 0) return;
    const { marks, values } = inList(userIds);
    await this.#sql.run(`UPDATE lti_members SET seen = ? WHERE roster_id = ? AND user_id IN (${marks})`, [
      seen,
      bytes(rosterId),
      ...values,
    ]);
  }

  async members(rosterId: string, { limit, after = '0' }: PageRequest): Promise<Page<RosterMember>> {
    checkPageRequest({ limit });
    const rows = await this.#sql.all(
      'SELECT * FROM lti_members WHERE roster_id = ? AND user_id > ? ORDER BY user_id LIMIT ?',
      [bytes(rosterId), Number(after), limit + 1],
    );
    const items = rows.slice(0, limit).map(memberOf);
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last !== undefined && { next: String(last.userId) }) };
  }

  async unseenMembers(rosterId: string, since: Instant, limit: number): Promise<readonly RosterMember[]> {
    const rows = await this.#sql.all(
      `SELECT * FROM lti_members WHERE roster_id = ? AND seen < ? AND state = 'Active' ORDER BY user_id LIMIT ?`,
      [bytes(rosterId), since, limit],
    );
    return rows.map(memberOf);
  }

  async elsewhere(userId: number, { id, courseKey }: Pick<Roster, 'id' | 'courseKey'>) {
    const row = await this.#sql.get(
      `SELECT MAX(m.learns) AS learns, MAX(m.teaches) AS teaches FROM lti_members m
       JOIN lti_rosters r ON r.id = m.roster_id
       WHERE m.user_id = ? AND m.roster_id <> ? AND m.state = 'Active' AND r.course_key = ?`,
      [userId, bytes(id), bytes(courseKey)],
    );
    return { learns: Number(row?.['learns'] ?? 0) === 1, teaches: Number(row?.['teaches'] ?? 0) === 1 };
  }
}

function rosterOf(row: SqlRow): Roster {
  const id = text(row['id']);
  const parsed = body.safeParse(JSON.parse(text(row['body'])));
  if (!parsed.success) throw new CoreError('corrupt', `The LTI roster ${id} cannot be read.`);
  return {
    id,
    registrationId: text(row['registration_id']),
    courseKey: text(row['course_key']),
    ...parsed.data,
  };
}

function memberOf(row: SqlRow): RosterMember {
  return {
    rosterId: text(row['roster_id']),
    userId: Number(row['user_id']),
    state: states.parse(row['state']),
    learns: Number(row['learns']) === 1,
    teaches: Number(row['teaches']) === 1,
    profile: text(row['profile']),
    seen: Number(row['seen']),
  };
}
