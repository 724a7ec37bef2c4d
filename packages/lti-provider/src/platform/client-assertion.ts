import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { toolOf, type PlatformDeps } from './platform-deps.ts';
import type { RegisteredTool } from './registered-tool.ts';

type AssertionDeps = Pick<
  PlatformDeps,
  'tools' | 'toolKeys' | 'clock' | 'store' | 'base' | 'publicUrl' | 'registration'
>;

/** Verifies what a tool identifies itself with (RFC 7523 §3, security framework §4.1.1): the tool, or what is wrong. */
export async function verifyAssertion(
  deps: AssertionDeps,
  assertion: string,
): Promise<RegisteredTool | { readonly wrong: string }> {
  try {
    const { kid } = decodeProtectedHeader(assertion);
    const { iss, sub, jti } = decodeJwt(assertion);
    const tool = iss === undefined ? undefined : await toolOf(deps, iss);
    if (tool === undefined || sub !== iss)
      return { wrong: 'iss and sub must be the client_id of a registered tool.' };
    if (kid === undefined) return { wrong: 'The header has no kid.' };
    if (jti === undefined || jti === '') return { wrong: 'jti is missing.' };
    const key = await deps.toolKeys.find(tool.jwks_url, kid, 'RS256');
    if (key === undefined) return { wrong: `${tool.jwks_url} has no key ${kid} for RS256.` };
    const { payload } = await jwtVerify(assertion, key, {
      algorithms: ['RS256'],
      audience: audience(deps),
      currentDate: new Date(deps.clock.now() / 1000),
      clockTolerance: 60,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: 3600,
    });
    const expires = (Number(payload.exp) + 60) * 1_000_000;
    const first = await deps.store.claimOnce(`jti ${tool.client_id} ${jti}`, expires);
    return first ? tool : { wrong: 'The jti has been used before.' };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'The assertion cannot be read.' };
  }
}

/** The token's address (security framework §4.1.1), or the server's name where tools were told another (Brightspace). */
function audience({ base, publicUrl, registration }: AssertionDeps): string {
  return registration?.variant.authorizationServer === undefined ? `${base}/token` : publicUrl;
}
