import type { Clock, IdSource } from '@coursewright/core';
import type { RemoteKeys } from '../keys/remote-keys.ts';
import type { SignedTokens } from '../keys/signed-token.ts';
import type { AccessGrant } from './access-grant.ts';
import type { LtiPlatformDeps } from './lti-platform.ts';
import type { MessageHint } from './message-hint.ts';
import type { PlatformSigner } from './platform-signer.ts';
import type { RegisteredTool } from './registered-tool.ts';

/** What the platform's parts work with. */
export interface PlatformDeps extends Omit<LtiPlatformDeps, 'clock' | 'ids' | 'fetch'> {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly signer: PlatformSigner;
  readonly toolKeys: RemoteKeys;
  readonly hints: SignedTokens<MessageHint>;
  readonly grants: SignedTokens<AccessGrant>;
  /** Everything of the platform is below: `PUBLIC/lti/platform`. */
  readonly base: string;
}

export async function toolOf(
  deps: Pick<PlatformDeps, 'tools'>,
  clientId: string,
): Promise<RegisteredTool | undefined> {
  return (await deps.tools()).find((tool) => tool.client_id === clientId);
}
