import { z } from 'zod';
import { grantToken, type GrantDeps } from '../accounts/tokens/grant-token.ts';
import { grantSchema, tokenAnswer } from '../accounts/tokens/grants.ts';
import { bearerToken } from '../accounts/viewer.ts';
import { originOf } from '../http/event-origin.ts';
import type { RateLimits } from '../http/rate-limit.ts';
import { openEndpoint, type Endpoint } from './endpoint.ts';

/** Bearer tokens for pages in frames and on other sites. Cookies play no part here. */
export function tokenEndpoints(deps: GrantDeps, rateLimit: RateLimits): readonly Endpoint[] {
  // A school is one address; its class starts at once.
  const perAddress = rateLimit('token', 2000, 300);
  const guestsPerAddress = rateLimit('guest', 300, 300);
  return [
    openEndpoint({
      id: 'createToken',
      method: 'post',
      path: '/api/tokens',
      summary: 'A bearer token for a launch, a guest, a learner of the site, or who has logged in here',
      tag: 'tokens',
      input: z.object({ body: grantSchema }),
      response: tokenAnswer,
      problems: [401, 403, 404, 429],
      handle: async ({ body }, { req, res }) => {
        const address = req.ip ?? '';
        await perAddress.take(res, address);
        if (body.grant === 'guest' && body.guest === undefined) await guestsPerAddress.take(res, address);
        return grantToken(deps, body, {
          origin: req.get('origin'),
          bearer: bearerToken(req),
          events: originOf(req, undefined),
        });
      },
    }),
  ];
}
