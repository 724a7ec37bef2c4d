import { CoreError, type Page, type PageRequest } from '@coursewright/core';
import { bytes, inList, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import { z } from 'zod';
import type {
  GradedVisit,
  KnownAtLink,
  LinkLearner,
  LinkStore,
  LinkUser,
  ResourceLink,
} from '../../grades/link-store.port.ts';
import { placeId, type Place } from '../../grades/place.ts';
import { hashKey } from './hash-key.ts';

const oneLink = 'SELECT l.*, l.id AS link_id FROM lti_links l WHERE l.id = ?';

export class SqlLinks implements LinkStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async link(id: string): Promise<ResourceLink | undefined> {
    const row = await this.#sql.get(oneLink, [bytes(id)]);
    return row && linkOf(row);
  }

  async linksAmong(ids: readonly string[]): Promise<readonly ResourceLink[]> {
    if (ids.length === 0) return [];
    const { marks, values } = inList(ids.map(bytes));
    const rows = await this.#sql.all(
      `SELECT l.*, l.id AS link_id FROM lti_links l WHERE l.id IN (${marks})`,
      values,
    );
    return rows.map(linkOf);
  }

  async linksOf(registrationId: string, { limit, after = '' }: PageRequest): Promise<Page<ResourceLink>> {
    const rows = await this.#sql.all(
      `SELECT l.*, l.id AS link_id FROM lti_links l WHERE l.registration_id = ? AND l.id > ? ORDER BY l.id LIMIT ?`,
      [bytes(registrationId), bytes(after), limit + 1],
    );
    const items = rows.slice(0, limit).map(linkOf);
    const last = items.at(-1);
    return { items, ...(rows.length > limit && last !== undefined && { next: last.id }) };
  }

  async holdLink(id: string): Promise<ResourceLink | undefined> {
    const row = await this.#sql.getForUpdate(oneLink, [bytes(id)]);
    return row && linkOf(row);
  }

  async putLink(link: ResourceLink): Promise<void> {
    await this.#sql.upsert(
      'lti_links',
      {
        id: bytes(link.id),
        registration_id: bytes(link.registrationId),
        deployment_id: link.deploymentId,
        context_id: link.contextId ?? null,
        resource_link_id: link.resourceLinkId,
        course_key: bytes(link.courseKey),
        usage_key: bytes(link.usageKey),
        line_item_url: link.lineItemUrl ?? null,
        line_items_url: link.lineItemsUrl ?? null,
        line_item_made: link.lineItemMade ? 1 : 0,
        scopes: JSON.stringify(link.scopes),
        history: link.history === undefined ? null : JSON.stringify(link.history),
        dates: link.dates === undefined ? null : JSON.stringify(link.dates),
      },
      ['id'],
    );
  }

  async knownAt(place: {
    readonly linkId: string;
    readonly registrationId: string;
    readonly subject: string;
  }): Promise<KnownAtLink> {
    const row = await this.#sql.get(
      `SELECT l.*, l.id AS link_id, u.user_id AS known_user, u.profile AS known_profile, v.subject, v.teaches
       FROM (SELECT 1 AS here) AS one
       LEFT JOIN lti_users u ON u.id = ?
       LEFT JOIN lti_links l ON l.id = ?
       LEFT JOIN lti_link_users v ON v.link_id = l.id AND v.user_id = u.user_id`,
      [hashKey(place.registrationId, place.subject), bytes(place.linkId)],
    );
    if (row === undefined) return {};
    const userId = row['known_user'] === null ? undefined : Number(row['known_user']);
    return {
      ...(userId !== undefined && { userId }),
      ...(row['known_profile'] !== null && { profile: text(row['known_profile']) }),
      ...(row['link_id'] !== null && { link: linkOf(row) }),
      ...(userId !== undefined && row['teaches'] !== null && { user: userOf(row, userId) }),
    };
  }

  async linkUser(linkId: string, userId: number): Promise<LinkUser | undefined> {
    const row = await this.#sql.get('SELECT * FROM lti_link_users WHERE link_id = ? AND user_id = ?', [
      bytes(linkId),
      userId,
    ]);
    return row && userOf(row, userId);
  }

  async putLinkUser({ linkId, userId, subject, teaches }: LinkUser): Promise<void> {
    await this.#sql.upsert(
      'lti_link_users',
      { link_id: bytes(linkId), user_id: userId, subject, teaches: teaches ? 1 : 0 },
      ['link_id', 'user_id'],
    );
  }

  async forgetLinkUser(userId: number): Promise<void> {
    await this.#sql.run('DELETE FROM lti_link_users WHERE user_id = ?', [userId]);
  }

  async teachesIn(userId: number, courseKey: string): Promise<boolean> {
    const row = await this.#sql.get(
      `SELECT 1 AS found FROM lti_link_users v JOIN lti_links l ON l.id = v.link_id
       WHERE v.user_id = ? AND v.teaches = 1 AND l.course_key = ? LIMIT 1`,
      [userId, bytes(courseKey)],
    );
    return row !== undefined;
  }

  async gradedVisits(userId: number): Promise<readonly GradedVisit[]> {
    const rows = await this.#sql.all(
      `SELECT l.*, l.id AS link_id, v.teaches FROM lti_link_users v JOIN lti_links l ON l.id = v.link_id
       WHERE v.user_id = ? AND (l.line_item_url IS NOT NULL OR l.line_items_url IS NOT NULL) ORDER BY l.id`,
      [userId],
    );
    return rows.map((row) => ({ link: linkOf(row), teaches: Number(row['teaches']) === 1 }));
  }

  async learners(
    from: { readonly registrationId?: string; readonly linkId?: string; readonly courseKey?: string },
    { limit, after }: PageRequest,
  ): Promise<Page<LinkLearner>> {
    const { registrationId, linkId, courseKey } = from;
    const [behindUser = '0', behindCourse = ''] = (after ?? '').split(' ');
    const rows = await this.#sql.all(
      `SELECT DISTINCT v.user_id, l.course_key FROM lti_links l JOIN lti_link_users v ON v.link_id = l.id
       WHERE v.teaches = 0
         ${linkId === undefined ? 'AND (l.line_item_url IS NOT NULL OR l.line_items_url IS NOT NULL)' : ''}
         ${registrationId === undefined ? '' : 'AND l.registration_id = ?'}
         ${linkId === undefined ? '' : 'AND l.id = ?'} ${courseKey === undefined ? '' : 'AND l.course_key = ?'}
         AND (v.user_id > ? OR (v.user_id = ? AND l.course_key > ?)) ORDER BY v.user_id, l.course_key LIMIT ?`,
      [
        ...[registrationId, linkId, courseKey].flatMap((key) => (key === undefined ? [] : [bytes(key)])),
        Number(behindUser),
        Number(behindUser),
        bytes(behindCourse),
        limit + 1,
      ],
    );
    const items = rows
      .slice(0, limit)
      .map((row) => ({ userId: Number(row['user_id']), courseKey: text(row['course_key']) }));
    const last = items.at(-1);
    return {
      items,
      ...(rows.length > limit && last !== undefined && { next: `${last.userId} ${last.courseKey}` }),
    };
  }

  async subjectOf(registrationId: string, userId: number): Promise<string | undefined> {
    const row = await this.#sql.get(
      'SELECT subject FROM lti_users WHERE user_id = ? AND registration_id = ?',
      [userId, bytes(registrationId)],
    );
    return row && text(row['subject']);
  }

  async givenLineItem(place: Place, usageKey: string): Promise<string | undefined> {
    const rows = await this.#sql.all(
      `SELECT l.*, l.id AS link_id FROM lti_links l WHERE l.registration_id = ? AND l.usage_key = ?
         AND l.line_item_url IS NOT NULL AND l.line_item_made = 0 ORDER BY l.id`,
      [bytes(place.registrationId), bytes(usageKey)],
    );
    const id = placeId(place);
    return rows.map(linkOf).find((link) => placeId(link) === id)?.lineItemUrl;
  }
}

const textList = z.array(z.string());
const datesSchema = z.object({ opens: z.string().exactOptional(), due: z.string().exactOptional() });

function linkOf(row: SqlRow): ResourceLink {
  const id = text(row['link_id']);
  const scopes = textList.safeParse(JSON.parse(text(row['scopes'])));
  const history = textList.safeParse(JSON.parse(text(row['history'] ?? '[]')));
  const dates = datesSchema.safeParse(JSON.parse(text(row['dates'] ?? '{}')));
  if (!scopes.success || !history.success || !dates.success)
    throw new CoreError('corrupt', `The LTI link ${id} cannot be read.`);
  return {
    id,
    registrationId: text(row['registration_id']),
    deploymentId: text(row['deployment_id']),
    ...(row['context_id'] !== null && { contextId: text(row['context_id']) }),
    resourceLinkId: text(row['resource_link_id']),
    courseKey: text(row['course_key']),
    usageKey: text(row['usage_key']),
    ...(row['line_item_url'] !== null && { lineItemUrl: text(row['line_item_url']) }),
    ...(row['line_items_url'] !== null && { lineItemsUrl: text(row['line_items_url']) }),
    lineItemMade: Number(row['line_item_made']) === 1,
    scopes: scopes.data,
    ...(history.data.length > 0 && { history: history.data }),
    ...(Object.keys(dates.data).length > 0 && { dates: dates.data }),
  };
}

function userOf(row: SqlRow, userId: number): LinkUser {
  return {
    linkId: text(row['link_id']),
    userId,
    subject: text(row['subject']),
    teaches: Number(row['teaches']) === 1,
  };
}
