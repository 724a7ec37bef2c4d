import { CoreError } from '@coursewright/core';
import { courseKeyOf } from '@coursewright/core/keys';
import type { z } from 'zod';
import {
  registrationChangesSchema,
  registrationSchema,
  type RegistrationChangesInput,
  type RegistrationInput,
} from './registration-input.ts';
import type { Registration, RegistrationChanges } from './registration.ts';

/** Throws `bad_input` naming the field. */
export function newRegistration(
  input: RegistrationInput,
  fixed: Pick<Registration, 'id' | 'created' | 'registered'>,
): Registration {
  const given = parsed(registrationSchema, input);
  return {
    ...fixed,
    issuer: given.issuer,
    clientId: given.client_id,
    deploymentIds: [...new Set(given.deployment_ids)],
    authLoginUrl: given.auth_login_url,
    authTokenUrl: given.auth_token_url,
    jwksUrl: given.jwks_url,
    ...(given.audience !== undefined && { audience: given.audience }),
    name: given.name,
    algorithms: given.algorithms ?? ['RS256'],
    trustedAudiences: given.trusted_audiences ?? [],
    anonymous: given.anonymous ?? false,
    state: given.state ?? 'active',
    deployments: given.deployments ?? 'listed',
    ...(given.courses !== undefined && { courses: given.courses.map(courseKeyOf) }),
    personalData: { name: given.personal_data?.name ?? true, email: given.personal_data?.email ?? true },
    ...(given.product !== undefined && { product: given.product }),
    grades: given.grades ?? 'links',
  };
}

/** What `input` changes of a registration. Throws `bad_input` naming the field. */
export function registrationChanges(
  input: RegistrationChangesInput,
  before: Registration,
): RegistrationChanges {
  const given = parsed(registrationChangesSchema, input);
  const changes: RegistrationChanges = {
    ...(given.issuer !== undefined && { issuer: given.issuer }),
    ...(given.client_id !== undefined && { clientId: given.client_id }),
    ...(given.deployment_ids !== undefined && { deploymentIds: [...new Set(given.deployment_ids)] }),
    ...(given.auth_login_url !== undefined && { authLoginUrl: given.auth_login_url }),
    ...(given.auth_token_url !== undefined && { authTokenUrl: given.auth_token_url }),
    ...(given.jwks_url !== undefined && { jwksUrl: given.jwks_url }),
    ...(given.audience !== undefined && { audience: given.audience ?? undefined }),
    ...(given.name !== undefined && { name: given.name }),
    ...(given.algorithms !== undefined && { algorithms: given.algorithms }),
    ...(given.trusted_audiences !== undefined && { trustedAudiences: given.trusted_audiences }),
    ...(given.anonymous !== undefined && { anonymous: given.anonymous }),
    ...(given.state !== undefined && { state: given.state }),
    ...(given.deployments !== undefined && { deployments: given.deployments }),
    ...(given.courses !== undefined && { courses: given.courses?.map(courseKeyOf) }),
    ...(given.personal_data !== undefined && {
      personalData: { ...before.personalData, ...given.personal_data },
    }),
    ...(given.product !== undefined && { product: given.product ?? undefined }),
    ...(given.grades !== undefined && { grades: given.grades }),
  };
  const after = { ...before, ...changes };
  if (after.deployments === 'listed' && after.deploymentIds.length === 0) {
    throw badField('deployment_ids', 'one deployment at least, or deployments "any"');
  }
  return changes;
}

function parsed<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  const [issue] = error.issues;
  throw badField(issue?.path.join('.') ?? '', issue?.message ?? '');
}

function badField(field: string, message: string): CoreError {
  return new CoreError('bad_input', `${field === '' ? 'The registration' : field}: ${message}`, {
    data: { field },
  });
}
