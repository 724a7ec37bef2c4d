import type { Registration } from '../registrations/registration.ts';
import { mediaTypes } from '../spec/media-types.ts';
import { scopes } from '../spec/scopes.ts';
import { belowLineItem } from './below-line-item.ts';
import type { ServiceCaller } from './service-caller.ts';

/** Hands a score to a line item (AGS §3.4). Throws as `ServiceCaller` does. */
export type PostScore = (
  registration: Registration,
  lineItemUrl: string,
  score: object,
  signal?: AbortSignal,
) => Promise<void>;

export function scoreService(call: ServiceCaller): PostScore {
  return async (registration, lineItemUrl, value, signal) => {
    await call(
      registration,
      {
        step: 'score',
        scope: scopes.score,
        address: belowLineItem(lineItemUrl, 'scores'),
        method: 'POST',
        body: { type: mediaTypes.score, value },
      },
      signal,
    );
  };
}
