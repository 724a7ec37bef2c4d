import { z } from 'zod';
import { webAddress } from '../../registrations/web-address.ts';
import { registrationClaims } from '../../spec/registration.ts';
import { scopes } from '../../spec/scopes.ts';
import { messageTypes } from '../../spec/services.ts';
import type { RegisteredTool } from '../registered-tool.ts';

const known: ReadonlySet<string> = new Set(Object.values(scopes));

/** A tool's registration (DR, Client Registration; OpenID Connect Registration §2). */
const requestSchema = z.object({
  application_type: z.literal('web'),
  response_types: z.array(z.string()).refine((types) => types.includes('id_token'), {
    error: 'must hold id_token',
  }),
  grant_types: z
    .array(z.string())
    .refine((types) => types.includes('implicit') && types.includes('client_credentials'), {
      error: 'must hold implicit and client_credentials',
    }),
  initiate_login_uri: webAddress,
  redirect_uris: z.array(webAddress).min(1),
  jwks_uri: webAddress,
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  client_name: z.string().min(1).max(255),
  scope: z.string().default(''),
  [registrationClaims.toolConfiguration]: z.object({
    domain: z.string().min(1),
    target_link_uri: webAddress,
    custom_parameters: z.record(z.string(), z.string()).default({}),
    claims: z.array(z.string()).default([]),
    messages: z
      .array(
        z.looseObject({
          type: z.string(),
          target_link_uri: webAddress.optional(),
          placements: z.array(z.string()).optional(),
        }),
      )
      .default([]),
  }),
});

export type ToolRegistrationRequest = z.infer<typeof requestSchema>;

/** The request, and the tool that it makes; or what is wrong with it. */
export function toolFromRegistration(
  body: unknown,
  ids: { readonly clientId: string; readonly deploymentId: string },
): { readonly request: ToolRegistrationRequest; readonly tool: RegisteredTool } | { readonly wrong: string } {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    return {
      wrong: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    };
  }
  const request = parsed.data;
  const lti = request[registrationClaims.toolConfiguration];
  const addresses = [
    request.initiate_login_uri,
    request.jwks_uri,
    lti.target_link_uri,
    ...request.redirect_uris,
  ];
  const foreign = addresses.find((address) => !isOf(lti.domain, address));
  if (foreign !== undefined) return { wrong: `${foreign} is not of the domain ${lti.domain}` };
  const deepLink = lti.messages.find(({ type }) => type === messageTypes.deepLinking);
  return {
    request,
    tool: {
      client_id: ids.clientId,
      deployment_id: ids.deploymentId,
      name: request.client_name,
      login_url: request.initiate_login_uri,
      redirect_uris: request.redirect_uris,
      jwks_url: request.jwks_uri,
      target_link_uri: lti.target_link_uri,
      ...(deepLink !== undefined && { deep_link_url: deepLink.target_link_uri ?? lti.target_link_uri }),
      ...(Object.keys(lti.custom_parameters).length > 0 && { custom: lti.custom_parameters }),
      privacy: privacyOf(lti.claims),
      scopes: request.scope.split(' ').filter((scope) => known.has(scope)),
    },
  };
}

/** With its port or without: ltijs sends it, the standard does not say. */
function isOf(domain: string, address: string): boolean {
  const { hostname, host } = new URL(address);
  return host === domain || hostname === domain || hostname.endsWith(`.${domain}`);
}

/** Personal data goes to those who asked for it. */
function privacyOf(claims: readonly string[]): NonNullable<RegisteredTool['privacy']> {
  const named = claims.some((claim) => ['name', 'given_name', 'family_name'].includes(claim));
  const mailed = claims.includes('email');
  return named ? (mailed ? 'all' : 'name') : mailed ? 'email' : 'none';
}
