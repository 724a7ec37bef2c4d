import { z } from 'zod';
import { deepLinkingClaims, resourceLinkClaims } from './launch-claims.ts';
import type { MessageHint } from './message-hint.ts';
import { toolOf, type PlatformDeps } from './platform-deps.ts';
import type { PlatformUser } from './platform-store.port.ts';
import type { RegisteredTool } from './registered-tool.ts';

/** Refused before it is known that the address to answer to is the tool's: shown to the user. */
export interface NotAuthorized {
  readonly shown: string;
}

/** To be posted to the tool: a token, or an error by its OAuth 2 name (RFC 6749 §4.1.2.1, OIDC core §3.1.2.6). */
export interface AuthorizationAnswer {
  readonly tool: RegisteredTool;
  readonly redirectUri: string;
  readonly fields: Readonly<Record<string, string>>;
}

const requestSchema = z.object({
  scope: z.string(),
  response_type: z.string(),
  response_mode: z.string(),
  prompt: z.string(),
  client_id: z.string(),
  redirect_uri: z.string(),
  login_hint: z.string(),
  lti_message_hint: z.string(),
  nonce: z.string().min(1).max(255),
  state: z.string().optional(),
});

const tokenSeconds = 300;

/** Judges an authentication request (security framework §5.1.1.2) and answers it with the message its hint names. */
export async function authorize(
  deps: PlatformDeps,
  query: unknown,
  user: PlatformUser | undefined,
): Promise<NotAuthorized | AuthorizationAnswer> {
  const address = z.object({ client_id: z.string(), redirect_uri: z.string() }).safeParse(query);
  if (!address.success) return { shown: 'client_id and redirect_uri are needed.' };
  const tool = await toolOf(deps, address.data.client_id);
  if (tool === undefined) return { shown: `No tool is registered with client_id ${address.data.client_id}.` };
  if (!tool.redirect_uris.includes(address.data.redirect_uri)) {
    return { shown: `${address.data.redirect_uri} is not a redirect_uri of ${tool.name}.` };
  }
  const state = z.object({ state: z.string() }).safeParse(query);
  const answer = (fields: Record<string, string>): AuthorizationAnswer => ({
    tool,
    redirectUri: address.data.redirect_uri,
    fields: { ...fields, ...(state.success && { state: state.data.state }) },
  });
  const error = (code: string, description: string) =>
    answer({ error: code, error_description: description });

  const request = requestSchema.safeParse(query);
  if (!request.success) {
    return error(
      'invalid_request',
      `Missing: ${request.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
    );
  }
  const asked = request.data;
  if (asked.response_type !== 'id_token') return error('unsupported_response_type', 'Only id_token.');
  if (!asked.scope.split(' ').includes('openid')) return error('invalid_scope', 'scope must be openid.');
  if (asked.response_mode !== 'form_post')
    return error('invalid_request', 'response_mode must be form_post.');
  if (asked.prompt !== 'none') return error('invalid_request', 'prompt must be none.');
  const hint = deps.hints.open(asked.lti_message_hint);
  if (hint === undefined || hint.data.clientId !== tool.client_id || hint.data.kind === 'deep-link-return') {
    return error('invalid_request', 'lti_message_hint is not the one that was sent.');
  }
  if (hint.expires < deps.clock.now()) {
    return error('launch_no_longer_valid', 'The link was opened too long ago; open it again.');
  }
  // The hint was given to one user: nobody else's browser gets their message.
  if (user === undefined || user.id !== asked.login_hint || user.id !== hint.data.userId) {
    return error('login_required', 'The user is not logged in at the platform any more.');
  }
  const claims = await messageClaims(deps, tool, hint.data);
  if (claims === undefined) return error('invalid_request', 'The link or the membership is no longer there.');
  const now = Math.floor(deps.clock.now() / 1_000_000);
  const idToken = await deps.signer.sign({
    ...claims,
    iss: deps.issuer,
    aud: tool.client_id,
    sub: user.id,
    nonce: asked.nonce,
    iat: now,
    exp: now + tokenSeconds,
  });
  return answer({ id_token: idToken });
}

async function messageClaims(deps: PlatformDeps, tool: RegisteredTool, hint: MessageHint) {
  const context = await deps.store.context(hint.contextId);
  const members = await deps.store.members(hint.contextId);
  const member = members.find(({ user, status }) => user.id === hint.userId && status !== 'Inactive');
  if (context === undefined || member === undefined) return undefined;
  if (hint.kind === 'deep-link') return deepLinkingClaims(deps, { tool, hint, context, member });
  const link = hint.linkId === undefined ? undefined : await deps.store.link(hint.linkId);
  if (link === undefined || link.clientId !== tool.client_id) return undefined;
  const lineItems = (await deps.store.lineItems(context.id)).filter(
    (item) => item.clientId === tool.client_id,
  );
  return resourceLinkClaims(deps, { tool, hint, context, member, link, lineItems });
}
