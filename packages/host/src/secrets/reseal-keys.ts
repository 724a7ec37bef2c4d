import type { Records, Secret } from '@coursewright/core';
import type { LtiTool } from '@coursewright/lti-provider';
import type { HostStores } from '../accounts/host-stores.ts';
import { resealEmbedKeys } from '../accounts/tokens/embed-keys.ts';

interface SealedKeys {
  readonly lti: Pick<LtiTool, 'keys'>;
  readonly records: Records<HostStores>;
  readonly secret: Secret;
}

/** Seals what rests sealed in the database under this secret: LTI keys, and the secrets of embed keys. Gives how many. */
export async function resealKeys({ lti, records, secret }: SealedKeys, under: string): Promise<number> {
  return (await lti.keys.reseal(under)) + (await resealEmbedKeys({ records, secret }, under));
}
