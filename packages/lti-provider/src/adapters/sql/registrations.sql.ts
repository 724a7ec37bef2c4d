import { CoreError } from '@coursewright/core';
import { bytes, text, type SqlRow, type SqlSession } from '@coursewright/core/sql';
import { z } from 'zod';
import type { RegistrationStore } from '../../registrations/registration-store.port.ts';
import { signatureAlgorithms, type Registration } from '../../registrations/registration.ts';

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
});

export class SqlRegistrations implements RegistrationStore {
  readonly #sql: SqlSession;

  constructor(sql: SqlSession) {
    this.#sql = sql;
  }

  async addRegistration({ id, issuer, clientId, created, ...rest }: Registration): Promise<void> {
    await this.#sql.insert('lti_registrations', {
      id: bytes(id),
      issuer: bytes(issuer),
      client_id: bytes(clientId),
      body: JSON.stringify(rest),
      created,
    });
  }

  async registrations(): Promise<readonly Registration[]> {
    const rows = await this.#sql.all('SELECT * FROM lti_registrations ORDER BY created, id');
    return rows.map(registrationOf);
  }
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
