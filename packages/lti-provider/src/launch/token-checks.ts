import { refuse } from '../refusals/lti-refusal.ts';
import type { ClaimCheck } from './claim-check.ts';

/** Seconds that two clocks may differ. */
const skew = 60;
/** Seconds between the token's issue and its arrival. */
const oldest = 600;

/** Who made the token, for whom and when (OIDC core §3.1.3.7 as the security framework §5.1.3 narrows it). */
export const tokenChecks: readonly ClaimCheck[] = [
  ({ claims, registration }) =>
    claims['iss'] === registration.issuer
      ? undefined
      : refuse('issuer_wrong', { issuer: shown(claims['iss']), platform: registration.name }),

  ({ claims, registration }) =>
    audiences(claims['aud']).includes(registration.clientId)
      ? undefined
      : refuse('audience_wrong', { client: registration.clientId }),

  ({ claims, registration }) => {
    const trusted: readonly unknown[] = [registration.clientId, ...registration.trustedAudiences];
    const foreign = audiences(claims['aud']).find((audience) => !trusted.includes(audience));
    return foreign === undefined ? undefined : refuse('audience_untrusted', { audience: shown(foreign) });
  },

  ({ claims }) =>
    audiences(claims['aud']).length > 1 && claims['azp'] === undefined ? refuse('azp_missing') : undefined,

  ({ claims, registration }) =>
    claims['azp'] === undefined || claims['azp'] === registration.clientId
      ? undefined
      : refuse('azp_wrong', { azp: shown(claims['azp']) }),

  ({ claims, now }) => {
    const expires = seconds(claims['exp']);
    if (expires === undefined) return refuse('exp_missing');
    return expires + skew > now / 1_000_000 ? undefined : refuse('token_expired');
  },

  ({ claims, now }) => {
    const issued = seconds(claims['iat']);
    if (issued === undefined) return refuse('iat_missing');
    const age = now / 1_000_000 - issued;
    if (age < -skew) return refuse('issued_in_future', { seconds: Math.round(-age) });
    return age > oldest + skew ? refuse('issued_long_ago') : undefined;
  },

  ({ claims, now }) => {
    if (claims['nbf'] === undefined) return undefined;
    const from = seconds(claims['nbf']);
    return from !== undefined && from - skew <= now / 1_000_000 ? undefined : refuse('not_yet_valid');
  },

  ({ claims, state }) => {
    if (typeof claims['nonce'] !== 'string' || claims['nonce'] === '') return refuse('nonce_missing');
    return claims['nonce'] === state.nonce ? undefined : refuse('nonce_mismatch');
  },
];

function audiences(aud: unknown): readonly unknown[] {
  return Array.isArray(aud) ? aud : [aud];
}

/** NumericDate (RFC 7519 §2). */
function seconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
