import type { Clock, IdSource } from '@coursewright/core';
import { SignJWT } from 'jose';
import { signingAlgorithm } from '../keys/signing-key.ts';
import type { ToolKeys } from '../keys/tool-keys.ts';
import type { Registration } from '../registrations/registration.ts';
import { claims, ltiVersion } from '../spec/claims.ts';
import { messageTypes } from '../spec/services.ts';
import type { PickerSession } from './picker-session.ts';

const lifetimeSeconds = 300;

/** The signed answer to a deep linking request (DL §4.5). */
export async function deepLinkResponse(
  deps: { readonly toolKeys: ToolKeys; readonly clock: Clock; readonly ids: IdSource },
  registration: Registration,
  session: PickerSession,
  answer: { readonly items: readonly object[]; readonly error?: string },
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
    [claims.deploymentId]: session.deploymentId,
    [claims.contentItems]: [...answer.items],
    ...(session.data !== undefined && { [claims.data]: session.data }),
    ...(answer.error !== undefined && { [claims.errorMessage]: answer.error }),
  })
    .setProtectedHeader({ alg: signingAlgorithm, kid, typ: 'JWT' })
    .sign(key);
}
