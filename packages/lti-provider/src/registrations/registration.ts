import type { Instant } from '@coursewright/core';
import { z } from 'zod';
import { webAddress } from './web-address.ts';

/** JWS algorithms (RFC 7518 §3.1) that a platform may sign with: asymmetric ones only (security framework §5.1.2). */
export const signatureAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384'] as const;

const asciiId = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\u0020-\u007e]*$/, { error: 'must be ASCII' });

/** A platform as its administrator names it to `coursewright lti platform add --json FILE`. */
export const registrationSchema = z.strictObject({
  /** `iss` of its tokens, compared as text. */
  issuer: z.string().min(1).max(255),
  client_id: asciiId,
  /** Every deployment that may launch (core §3.1.3: one client may have many). */
  deployment_ids: z.array(asciiId).min(1),
  /** The platform's OIDC authorisation endpoint. */
  auth_login_url: webAddress,
  auth_token_url: webAddress,
  jwks_url: webAddress,
  /** `aud` of our client assertions, where it is not the token address (Brightspace). */
  audience: z.string().min(1).max(2000).exactOptional(),
  name: z.string().min(1).max(255),
  /** What its tokens may be signed with; default RS256. */
  algorithms: z.array(z.enum(signatureAlgorithms)).min(1).exactOptional(),
  /** Audiences that its tokens may name beside the client id (security framework §5.1.3); default none. */
  trusted_audiences: z.array(z.string().min(1)).exactOptional(),
  /** Lets launches without `sub` in (core §5.3.6.1); default false, as the certification suite asks. */
  anonymous: z.boolean().exactOptional(),
});

export type RegistrationInput = z.infer<typeof registrationSchema>;

export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** A platform that may launch. `issuer` and `clientId` together name it. */
export interface Registration {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly authLoginUrl: string;
  readonly authTokenUrl: string;
  readonly jwksUrl: string;
  readonly audience?: string;
  readonly name: string;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly trustedAudiences: readonly string[];
  readonly anonymous: boolean;
  readonly created: Instant;
}
