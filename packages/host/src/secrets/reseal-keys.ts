import type { Records, Secret } from '@coursewright/core';
import type { LtiTool } from '@coursewright/lti-provider';
import type { HostStores } from '../accounts/host-stores.ts';
import { resealEmbedKeys } from '../accounts/tokens/embed-keys.ts';
import { resealPeople } from '../retirement/sealed-person.ts';

interface SealedKeys {
  readonly lti: Pick<LtiTool, 'keys'>;
  readonly records: Records<HostStores>;
  readonly secret: Secret;
}

/** Seals what rests sealed in the database under this secret: LTI keys, the secrets of embed keys, and who is being retired. Gives how many. */
export async function resealKeys({ lti, records, secret }: SealedKeys, under: string): Promise<number> {
  const keys = (await lti.keys.reseal(under)) + (await resealEmbedKeys({ records, secret }, under));
  return keys + (await resealPeople(records, secret, under));
}
