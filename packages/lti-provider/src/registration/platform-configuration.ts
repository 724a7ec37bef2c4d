import { z } from 'zod';
import { signatureAlgorithms } from '../registrations/registration-input.ts';
import { webAddress } from '../registrations/web-address.ts';
import { registrationClaims } from '../spec/registration.ts';
import { refuseRegistration, type RegistrationRefusal } from './registration-refusals.ts';

const texts = z.array(z.string()).optional().catch(undefined);
const text = z.string().optional().catch(undefined);

/** What a platform says of itself (DR §3.5; OpenID Connect Discovery §3), as far as we go by it. */
const documentSchema = z.object({
  issuer: z.string().min(1).max(255),
  authorization_endpoint: webAddress,
  token_endpoint: webAddress,
  jwks_uri: webAddress,
  registration_endpoint: webAddress,
  authorization_server: text,
  scopes_supported: texts,
  id_token_signing_alg_values_supported: texts,
  [registrationClaims.platformConfiguration]: z
    .object({
      product_family_code: text,
      version: text,
      messages_supported: z
        .array(z.object({ type: z.string(), placements: texts }))
        .optional()
        .catch(undefined),
      variables: texts,
      [registrationClaims.canvasAccountName]: text,
    })
    .optional()
    .catch(undefined),
});

/** A platform that asks to be registered. */
export const platformConfigurationSchema = z.object({
  issuer: z.string(),
  authLoginUrl: z.string(),
  authTokenUrl: z.string(),
  jwksUrl: z.string(),
  registrationUrl: z.string(),
  /** `aud` of our client assertions where it is not the token address (Brightspace). */
  audience: z.string().exactOptional(),
  algorithms: z.array(z.enum(signatureAlgorithms)),
  /** In lower case. */
  product: z.string().exactOptional(),
  version: z.string().exactOptional(),
  /** The school, where the platform tells (Canvas). */
  account: z.string().exactOptional(),
  /** What its services offer; absent = it does not say, as of what follows. */
  scopes: z.array(z.string()).exactOptional(),
  messages: z
    .array(z.object({ type: z.string(), placements: z.array(z.string()).optional() }))
    .exactOptional(),
  variables: z.array(z.string()).exactOptional(),
});

export type PlatformConfiguration = Readonly<z.infer<typeof platformConfigurationSchema>>;

/** Reads the document; names the member that is missing or wrong. */
export function readPlatformConfiguration(document: unknown): PlatformConfiguration | RegistrationRefusal {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuseRegistration('configuration_invalid', { field: issue?.path.join('.') || 'JSON' });
  }
  const given = parsed.data;
  const lti = given[registrationClaims.platformConfiguration];
  const account = lti?.[registrationClaims.canvasAccountName];
  const algorithms = signatureAlgorithms.filter((one) =>
    given.id_token_signing_alg_values_supported?.includes(one),
  );
  // Canvas names a server there, and takes assertions for its token address only.
  const server = lti?.product_family_code === 'canvas' ? undefined : given.authorization_server;
  return {
    issuer: given.issuer,
    authLoginUrl: given.authorization_endpoint,
    authTokenUrl: given.token_endpoint,
    jwksUrl: given.jwks_uri,
    registrationUrl: given.registration_endpoint,
    ...(server !== undefined && server !== '' && { audience: server }),
    algorithms: algorithms.length === 0 ? ['RS256'] : algorithms,
    ...optional('product', lti?.product_family_code?.trim().toLowerCase().slice(0, 100)),
    ...optional('version', lti?.version?.slice(0, 100)),
    ...optional('account', account?.slice(0, 200)),
    ...(given.scopes_supported !== undefined && { scopes: given.scopes_supported }),
    ...(lti?.messages_supported !== undefined && { messages: lti.messages_supported }),
    ...(lti?.variables !== undefined && { variables: lti.variables }),
  };
}

function optional<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  const member: Partial<Record<Name, string>> = {};
  if (value !== undefined && value !== '') member[name] = value;
  return member;
}
