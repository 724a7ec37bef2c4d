import { z } from 'zod';
import type { LtiAddresses } from '../lti-tool-deps.ts';
import type { TryAgain } from '../pages/try-again-form.ts';
import type { LtiRefusal } from '../refusals/lti-refusal.ts';

const posted = z.object({ state: z.string(), id_token: z.string(), again: z.string().optional() });

/**
 * For a token whose key is not known: unknown keys are asked for every few seconds only, whoever forges them, so one that the
 * platform has just rotated in may have to wait. The message is good still, its nonce unused: it is sent once more.
 */
export function sendAgain(
  addresses: LtiAddresses,
  { refused, facts }: LtiRefusal,
  body: unknown,
): TryAgain | undefined {
  const form = refused === 'token_key_unknown' ? posted.safeParse(body).data : undefined;
  if (form === undefined) return undefined;
  const { state, id_token, again } = form;
  return {
    address: addresses.launch,
    fields: { state, id_token },
    seconds: Number(facts?.['seconds'] ?? 0) + 1,
    byItself: again === undefined,
  };
}
