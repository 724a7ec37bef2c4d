import { CoreError } from '@coursewright/core';
import { z } from 'zod';
import { fetchBounded, type BoundedAnswer } from '../http/fetch-bounded.ts';
import { jsonText } from '../http/json-text.ts';
import { isWebAddress } from '../registrations/web-address.ts';
import { registrationClaims } from '../spec/registration.ts';
import { refuseRegistration, type RegistrationRefusal } from './registration-refusals.ts';

/** What a platform answers to a registration, and tells of one that is there (DR §3.6.1). */
export interface RegisteredClient {
  readonly clientId: string;
  /** Moodle tells at once; elsewhere a deployment is made later. */
  readonly deploymentId?: string;
  /** Where the registration is read and updated, with the token. */
  readonly clientUri?: string;
  readonly token?: string;
  /** What was granted; undefined = it does not say, so what was asked for. */
  readonly scopes?: readonly string[];
  readonly messages?: readonly string[];
  readonly name?: string;
}

const id = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(255));

const answerSchema = z.object({
  client_id: id,
  client_name: z.string().optional().catch(undefined),
  registration_client_uri: z.string().refine(isWebAddress).optional().catch(undefined),
  registration_access_token: z.string().min(1).max(8000).optional().catch(undefined),
  scope: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  [registrationClaims.toolConfiguration]: z
    .object({
      deployment_id: id.optional().catch(undefined),
      messages: z
        .array(z.object({ type: z.string() }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** Sends a registration, or (`PUT`, `GET`) changes or reads one; the answer says what the platform has. */
export async function sendRegistration(
  fetcher: typeof fetch,
  request: {
    readonly method: 'POST' | 'PUT' | 'GET';
    readonly address: string;
    readonly token?: string | undefined;
    readonly body?: Readonly<Record<string, unknown>>;
  },
): Promise<RegisteredClient | RegistrationRefusal> {
  const { method, address, token, body } = request;
  let answer: BoundedAnswer;
  try {
    answer = await fetchBounded(fetcher, address, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return refuseRegistration('registration_refused', { status: '–', reason: error.detail });
  }
  const { status, text } = answer;
  if (status === 401) return refuseRegistration('registration_token_refused', { status });
  if (status !== 200 && status !== 201) {
    return refuseRegistration('registration_refused', { status, reason: reasonIn(text) });
  }
  return readAnswer(text);
}

function readAnswer(text: string): RegisteredClient | RegistrationRefusal {
  const parsed = answerSchema.safeParse(jsonText(text));
  if (!parsed.success) {
    return refuseRegistration('registration_unclear', {
      field: parsed.error.issues[0]?.path.join('.') || 'JSON',
    });
  }
  const given = parsed.data;
  const lti = given[registrationClaims.toolConfiguration];
  const scopes = typeof given.scope === 'string' ? given.scope.split(' ').filter(Boolean) : given.scope;
  return {
    clientId: given.client_id,
    ...(given.client_name !== undefined && { name: given.client_name }),
    ...(lti?.deployment_id !== undefined && { deploymentId: lti.deployment_id }),
    ...(given.registration_client_uri !== undefined && { clientUri: given.registration_client_uri }),
    ...(given.registration_access_token !== undefined && { token: given.registration_access_token }),
    ...(scopes !== undefined && { scopes }),
    ...(lti?.messages !== undefined && { messages: lti.messages.map(({ type }) => type) }),
  };
}

const errorSchema = z.object({
  error: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/** The platform's own words (RFC 7591 §3.2.2), on one short line. */
function reasonIn(text: string): string {
  const told = errorSchema.safeParse(jsonText(text)).data;
  const words = told?.error_description ?? told?.message ?? told?.error ?? text.replaceAll(/<[^>]*>/g, ' ');
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? '–' : line.slice(0, 300);
}
