import { resealEmbedKeys } from '../accounts/tokens/embed-keys.ts';
import type { OpenedHost } from '../cli/opened-host.ts';

/** Seals what rests sealed in the database under this secret: LTI keys, and the secrets of embed keys. Gives how many. */
export async function resealKeys(
  { lti, records, secret }: Pick<OpenedHost, 'lti' | 'records' | 'secret'>,
  under: string,
): Promise<number> {
  return (await lti.keys.reseal(under)) + (await resealEmbedKeys({ records, secret }, under));
}
