import type { RegistrationChangesInput } from '@coursewright/lti-provider';
import { z } from 'zod';

const text = z
  .string()
  .catch('')
  .transform((value) => value.trim());
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

/** What the form of a platform's settings brings. A box that is not ticked is not sent. */
export const platformForm = z.object({
  csrf: text,
  name: text,
  reach: z.enum(['every', 'some']).catch('every'),
  course: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .optional()
    .transform((list) => list ?? []),
  grades: z.enum(['links', 'subsections', 'course', 'none']).catch('links'),
  keep_name: ticked,
  keep_email: ticked,
  anonymous: ticked,
  deployments: z.enum(['listed', 'any']).catch('listed'),
  deployment_ids: text,
  issuer: text,
  client_id: text,
  auth_login_url: text,
  auth_token_url: text,
  jwks_url: text,
  audience: text,
  product: text,
});

export function platformChanges(given: z.output<typeof platformForm>): RegistrationChangesInput {
  const { name, issuer, client_id, auth_login_url, auth_token_url, jwks_url } = given;
  return {
    name,
    issuer,
    client_id,
    auth_login_url,
    auth_token_url,
    jwks_url,
    courses: given.reach === 'every' ? null : given.course,
    grades: given.grades,
    personal_data: { name: given.keep_name, email: given.keep_email },
    anonymous: given.anonymous,
    deployments: given.deployments,
    deployment_ids: given.deployment_ids.split(/[\s,]+/).filter((id) => id !== ''),
    audience: given.audience === '' ? null : given.audience,
    product: given.product === '' ? null : given.product,
  };
}
