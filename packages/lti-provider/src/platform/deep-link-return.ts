import { decodeProtectedHeader, decodeJwt, jwtVerify } from 'jose';
import { z } from 'zod';
import { claims, ltiVersion } from '../spec/claims.ts';
import { messageTypes } from '../spec/services.ts';
import type { DeepLinkReturn } from './lti-platform.ts';
import { toolOf, type PlatformDeps } from './platform-deps.ts';

const lineItem = z.object({
  scoreMaximum: z.number().positive(),
  label: z.string().exactOptional(),
  resourceId: z.string().exactOptional(),
  tag: z.string().exactOptional(),
});

const time = z.iso.datetime({ offset: true });
const span = z.object({ startDateTime: time.exactOptional(), endDateTime: time.exactOptional() });

const contentItem = z.looseObject({
  type: z.string(),
  url: z.string().exactOptional(),
  title: z.string().exactOptional(),
  text: z.string().exactOptional(),
  custom: z.record(z.string(), z.string()).exactOptional(),
  available: span.exactOptional(),
  submission: span.exactOptional(),
  window: z.object({ targetName: z.string().exactOptional() }).exactOptional(),
  lineItem: lineItem.exactOptional(),
});

/** DL §4.5. */
const responseSchema = z.object({
  nonce: z.string().min(1),
  [claims.messageType]: z.literal(messageTypes.deepLinkingResponse),
  [claims.version]: z.literal(ltiVersion),
  [claims.deploymentId]: z.string(),
  [claims.data]: z.string(),
  [claims.contentItems]: z.array(contentItem).default([]),
  [claims.message]: z.string().exactOptional(),
  [claims.errorMessage]: z.string().exactOptional(),
  [claims.log]: z.string().exactOptional(),
  [claims.errorLog]: z.string().exactOptional(),
});

/** Verifies a deep linking response: signed by the tool that was asked, for this platform, once. */
export async function verifyDeepLinkReturn(
  deps: PlatformDeps,
  token: string,
): Promise<DeepLinkReturn | { readonly wrong: string }> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const { iss } = decodeJwt(token);
    const tool = iss === undefined ? undefined : await toolOf(deps, iss);
    if (tool === undefined) return { wrong: 'iss is not the client_id of a registered tool.' };
    if (kid === undefined) return { wrong: 'The header has no kid.' };
    const key = await deps.toolKeys.find(tool.jwks_url, kid, 'RS256');
    if (key === undefined) return { wrong: `${tool.jwks_url} has no key ${kid} for RS256.` };
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      audience: deps.issuer,
      currentDate: new Date(deps.clock.now() / 1000),
      clockTolerance: 60,
      requiredClaims: ['exp', 'iat'],
    });
    const parsed = responseSchema.safeParse(payload);
    if (!parsed.success) return { wrong: z.prettifyError(parsed.error) };
    const answer = parsed.data;
    if (answer[claims.deploymentId] !== tool.deployment_id)
      return { wrong: 'The deployment is another one.' };
    const asked = deps.hints.open(answer[claims.data]);
    if (asked?.data.kind !== 'deep-link-return' || asked.data.clientId !== tool.client_id) {
      return { wrong: 'data is not what was sent with the request.' };
    }
    if (asked.expires < deps.clock.now()) return { wrong: 'The request was made too long ago.' };
    if (!(await deps.store.claimOnce(`dl ${tool.client_id} ${answer.nonce}`, asked.expires))) {
      return { wrong: 'The response has been received before.' };
    }
    return {
      tool,
      contextId: asked.data.contextId,
      userId: asked.data.userId,
      items: answer[claims.contentItems],
      ...(answer[claims.message] !== undefined && { message: answer[claims.message] }),
      ...(answer[claims.errorMessage] !== undefined && { error: answer[claims.errorMessage] }),
      ...(answer[claims.log] !== undefined && { log: answer[claims.log] }),
      ...(answer[claims.errorLog] !== undefined && { errorLog: answer[claims.errorLog] }),
    };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'The response cannot be read.' };
  }
}
