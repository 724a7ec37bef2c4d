import type { Clock, IdSource } from '@coursewright/core';
import { SignJWT } from 'jose';
import { signingAlgorithm } from '../keys/signing-key.ts';
import type { ToolKeys } from '../keys/tool-keys.ts';
import type { Registration } from '../registrations/registration.ts';
import { claims, ltiVersion } from '../spec/claims.ts';
import { messageTypes } from '../spec/services.ts';

const lifetimeSeconds = 300;

export interface DeepLinkAnswer {
  /** Empty when nothing was chosen. */
  readonly items: readonly object[];
  /** For whoever chose. */
  readonly message?: string;
  readonly error?: string;
  /** The same for the platform's log. */
  readonly log?: string;
  readonly errorLog?: string;
}

/** The signed answer to a deep linking request (DL §4.5). */
export async function deepLinkResponse(
  deps: { readonly toolKeys: ToolKeys; readonly clock: Clock; readonly ids: IdSource },
  registration: Registration,
  asked: { readonly deploymentId: string; readonly data: string | undefined },
  { items, message, error, log, errorLog }: DeepLinkAnswer,
): Promise<string> {
  const { kid, key } = await deps.toolKeys.signing();
  const now = Math.floor(deps.clock.now() / 1_000_000);
  return new SignJWT({
    iss: registration.clientId,
    aud: registration.issuer,
    iat: now,
    exp: now + lifetimeSeconds,
    nonce: deps.ids.secret(16),
    [claims.messageType]: messageTypes.deepLinkingResponse,
    [claims.version]: ltiVersion,
    [claims.deploymentId]: asked.deploymentId,
    [claims.contentItems]: [...items],
    ...(asked.data !== undefined && { [claims.data]: asked.data }),
    ...(message !== undefined && { [claims.message]: message }),
    ...(log !== undefined && { [claims.log]: log }),
    ...(error !== undefined && { [claims.errorMessage]: error }),
    ...(errorLog !== undefined && { [claims.errorLog]: errorLog }),
  })
    .setProtectedHeader({ alg: signingAlgorithm, kid, typ: 'JWT' })
    .sign(key);
}
