import { CoreError } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import { z } from 'zod';
import type { RegistrationStore } from '../../registrations/registration-store.port.ts';
import { signatureAlgorithms } from '../../registrations/registration-input.ts';
import {
  withChanges,
  type Registration,
  type RegistrationChanges,
} from '../../registrations/registration.ts';

/** What became a member later has the value here that it had before it was one. */
const body = z.object({
  deploymentIds: z.array(z.string()),
  authLoginUrl: z.string(),
  authTokenUrl: z.string(),
  jwksUrl: z.string(),
  audience: z.string().exactOptional(),
  name: z.string(),
  algorithms: z.array(z.enum(signatureAlgorithms)),
  trustedAudiences: z.array(z.string()),
  anonymous: z.boolean(),
  state: z.enum(['pending', 'active', 'paused']).default('active'),
  deployments: z.enum(['listed', 'any']).default('listed'),
  courses: z.array(z.string()).exactOptional(),
  personalData: z.object({ name: z.boolean(), email: z.boolean() }).default({ name: true, email: true }),
  product: z.string().exactOptional(),
  grades: z.enum(['links', 'subsections', 'course', 'none']).default('links'),
  registered: z
    .object({
      clientUri: z.string().exactOptional(),
      sealedToken: z.string().exactOptional(),
      scopes: z.array(z.string()),
      messages: z.array(z.string()),
    })
    .exactOptional(),
});

const here = 'removed IS NULL';

export class SqlRegistrations implements RegistrationStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async addRegistration(registration: Registration): Promise<string> {
    const { id, issuer, clientId } = registration;
    const before = await this.#sql.get(
      'SELECT id FROM lti_registrations WHERE issuer = ? AND client_id = ? AND removed IS NOT NULL',
      [bytes(issuer), bytes(clientId)],
    );
    if (before === undefined) {
      await this.#sql.insert('lti_registrations', { id: bytes(id), ...columnsOf(registration) });
      return id;
    }
    const old = text(before['id']);
    // Somebody else may bring it back at the same time.
    if (!(await this.#write(old, registration, 'removed IS NOT NULL'))) {
      throw new CoreError('conflict', `The issuer and client id of ${old} are registered.`);
    }
    return old;
  }

  async registrations(): Promise<readonly Registration[]> {
    const rows = await this.#sql.all(`SELECT * FROM lti_registrations WHERE ${here} ORDER BY created, id`);
    return rows.map(registrationOf);
  }

  async registration(id: string): Promise<Registration | undefined> {
    const row = await this.#sql.get(`SELECT * FROM lti_registrations WHERE id = ? AND ${here}`, [bytes(id)]);
    return row && registrationOf(row);
  }

  async changeRegistration(id: string, changes: RegistrationChanges): Promise<boolean> {
    const before = await this.#hold(id);
    if (before === undefined) return false;
    await this.#write(id, withChanges(before, changes));
    return true;
  }

  async addDeployment(id: string, deploymentId: string): Promise<void> {
    const before = await this.#hold(id);
    if (before === undefined || before.deploymentIds.includes(deploymentId)) return;
    await this.#write(id, { ...before, deploymentIds: [...before.deploymentIds, deploymentId] });
  }

  async removeRegistration(id: string): Promise<boolean> {
    const { changes } = await this.#sql.run(
      `UPDATE lti_registrations SET body = '{}', removed = 1 WHERE id = ? AND ${here}`,
      [bytes(id)],
    );
    return changes > 0;
  }

  async #hold(id: string): Promise<Registration | undefined> {
    const row = await this.#sql.getForUpdate(`SELECT * FROM lti_registrations WHERE id = ? AND ${here}`, [
      bytes(id),
    ]);
    return row && registrationOf(row);
  }

  async #write(id: string, registration: Registration, where = here): Promise<boolean> {
    const columns = columnsOf(registration);
    const set = Object.keys(columns).map((column) => `${column} = ?`);
    const { changes } = await this.#sql.run(
      `UPDATE lti_registrations SET ${set.join(', ')} WHERE id = ? AND ${where}`,
      [...Object.values(columns), bytes(id)],
    );
    return changes > 0;
  }
}

function columnsOf({ id: _id, issuer, clientId, created, ...rest }: Registration): SqlRow {
  return {
    issuer: bytes(issuer),
    client_id: bytes(clientId),
    body: JSON.stringify(rest),
    created,
    removed: null,
  };
}

function registrationOf(row: SqlRow): Registration {
  const parsed = body.safeParse(JSON.parse(text(row['body'])));
  const id = text(row['id']);
  if (!parsed.success) throw new CoreError('corrupt', `The LTI registration ${id} cannot be read.`);
  return {
    id,
    issuer: text(row['issuer']),
    clientId: text(row['client_id']),
    ...parsed.data,
    created: Number(row['created']),
  };
}
