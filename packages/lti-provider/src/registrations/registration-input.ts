import { parseCourseKey } from '@coursewright/core/keys';
import { z } from 'zod';
import { webAddress } from './web-address.ts';

/** JWS algorithms (RFC 7518 §3.1) that a platform may sign with: asymmetric ones only (security framework §5.1.2). */
export const signatureAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384'] as const;

export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

const asciiId = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\u0020-\u007e]*$/, { error: 'must be ASCII' });

const courseKey = z
  .string()
  .refine(isCourseKey, { error: 'must be a course key (course-v1:Org+Course+Run)' });

const fields = {
  /** `iss` of its tokens, compared as text. */
  issuer: z.string().min(1).max(255),
  client_id: asciiId,
  /** Every deployment that may launch (core §3.1.3: one client may have many). */
  deployment_ids: z.array(asciiId),
  /** The platform's OIDC authorisation endpoint. */
  auth_login_url: webAddress,
  auth_token_url: webAddress,
  jwks_url: webAddress,
  name: z.string().min(1).max(255),
};

const settings = {
  /** `aud` of our client assertions, where it is not the token address (Brightspace). */
  audience: z.string().min(1).max(2000),
  /** What its tokens may be signed with; default RS256. */
  algorithms: z.array(z.enum(signatureAlgorithms)).min(1),
  /** Audiences that its tokens may name beside the client id (security framework §5.1.3); default none. */
  trusted_audiences: z.array(z.string().min(1)),
  /** Lets launches without `sub` in (core §5.3.6.1); default false, as the certification suite asks. */
  anonymous: z.boolean(),
  /** Default active. */
  state: z.enum(['pending', 'active', 'paused']),
  /** `any` adds an unknown deployment at its first good launch; default `listed`. */
  deployments: z.enum(['listed', 'any']),
  /** The courses that it may open; default every course. */
  courses: z.array(courseKey).min(1),
  /** What is kept of what it tells about people; default all. */
  personal_data: z.strictObject({ name: z.boolean().exactOptional(), email: z.boolean().exactOptional() }),
  /** `product_family_code`; learnt at the first launch where it is not given. */
  product: z.string().min(1).max(100).toLowerCase(),
  /** What gets a line item; default links. */
  grades: z.enum(['links', 'subsections', 'course', 'none']),
};

const needsDeployment = 'one deployment at least, or deployments "any"';

/** A platform as its administrator names it to `coursewright lti platform add --json FILE`. */
export const registrationSchema = z
  .strictObject({
    ...fields,
    deployment_ids: fields.deployment_ids.default([]),
    audience: settings.audience.exactOptional(),
    algorithms: settings.algorithms.exactOptional(),
    trusted_audiences: settings.trusted_audiences.exactOptional(),
    anonymous: settings.anonymous.exactOptional(),
    state: settings.state.exactOptional(),
    deployments: settings.deployments.exactOptional(),
    courses: settings.courses.exactOptional(),
    personal_data: settings.personal_data.exactOptional(),
    product: settings.product.exactOptional(),
    grades: settings.grades.exactOptional(),
  })
  .refine((given) => given.deployment_ids.length > 0 || given.deployments === 'any', {
    path: ['deployment_ids'],
    error: needsDeployment,
  });

/** Changes to one, by the same names; null takes an optional member away. */
export const registrationChangesSchema = z
  .strictObject({
    ...fields,
    ...settings,
    audience: settings.audience.nullable(),
    courses: settings.courses.nullable(),
    product: settings.product.nullable(),
  })
  .partial();

export type RegistrationInput = z.input<typeof registrationSchema>;
export type RegistrationChangesInput = z.input<typeof registrationChangesSchema>;

function isCourseKey(key: string): boolean {
  try {
    parseCourseKey(key);
    return true;
  } catch {
    return false;
  }
}
