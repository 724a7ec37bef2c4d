import { formatInstant, type LearnerService } from '@coursewright/core';
import { z } from 'zod';
import { assertAdministrator } from '../../accounts/administrators.ts';
import type { ApiToken } from '../../accounts/tokens/api-token-store.port.ts';
import { createApiToken, revokeApiToken, type ApiTokenDeps } from '../../accounts/tokens/api-tokens.ts';
import { viewerEndpoint, type Endpoint } from '../endpoint.ts';

const token = z.object({
  id: z.string().meta({ description: 'Not a secret' }),
  name: z.string(),
  username: z.string().nullable().meta({ description: 'Whose courses it sees; null sees every one' }),
  created: z.string(),
  expires: z.string().nullable().meta({ description: 'From then on it is refused; null: never' }),
});

/** Tokens of the analytics API, for site administrators. */
export function apiTokenEndpoints(
  deps: ApiTokenDeps & { readonly learners: Pick<LearnerService, 'account' | 'accountByUsername'> },
): readonly Endpoint[] {
  const shown = async ({ id, name, userId, created, expires }: ApiToken) => ({
    id,
    name,
    username: userId === undefined ? null : (await deps.learners.account(userId)).username,
    created: formatInstant(created),
    expires: expires === undefined ? null : formatInstant(expires),
  });
  return [
    viewerEndpoint({
      id: 'listAnalyticsTokens',
      method: 'get',
      path: '/api/analytics/tokens',
      summary: 'The programs that may read the analytics API, oldest first',
      tag: 'analytics',
      input: z.object({}),
      response: z.object({ items: z.array(token) }),
      problems: [403],
      handle: async (_input, { viewer }) => {
        assertAdministrator(viewer);
        const tokens = await deps.records.read(({ apiTokens }) => apiTokens.list());
        return { items: await Promise.all(tokens.map(shown)) };
      },
    }),
    viewerEndpoint({
      id: 'createAnalyticsToken',
      method: 'post',
      path: '/api/analytics/tokens',
      summary: 'A token with which a program reads the analytics API; it is shown this once',
      tag: 'analytics',
      input: z.object({
        body: z.object({
          name: z.string().max(200).meta({ description: 'What you call the program' }),
          username: z
            .string()
            .optional()
            .meta({ description: 'It sees his courses; without one, every course' }),
          days: z
            .int()
            .min(1)
            .max(3660)
            .optional()
            .meta({ description: 'How many days it is good for; for ever by default' }),
        }),
      }),
      response: token.extend({ token: z.string().meta({ description: 'Sent as Authorization: Token …' }) }),
      problems: [403, 404],
      handle: async ({ body }, { viewer }) => {
        assertAdministrator(viewer);
        const { token: made, secret } = await createApiToken(deps, body);
        return { ...(await shown(made)), token: secret };
      },
    }),
    viewerEndpoint({
      id: 'revokeAnalyticsToken',
      method: 'delete',
      path: '/api/analytics/tokens/{id}',
      summary: 'Takes a token away',
      tag: 'analytics',
      input: z.object({ params: z.object({ id: z.string() }) }),
      response: null,
      problems: [403, 404],
      handle: async ({ params: { id } }, { viewer }) => {
        assertAdministrator(viewer);
        await revokeApiToken(deps.records, id);
        return undefined;
      },
    }),
  ];
}
