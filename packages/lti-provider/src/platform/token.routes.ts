import type { Router } from 'express';
import { z } from 'zod';
import { scopes } from '../spec/scopes.ts';
import { assertionType } from '../spec/services.ts';
import { verifyAssertion } from './client-assertion.ts';
import type { PlatformDeps } from './platform-deps.ts';

const tokenSeconds = 3600;
const known: ReadonlySet<string> = new Set(Object.values(scopes));

const requestSchema = z.object({
  grant_type: z.literal('client_credentials'),
  client_assertion_type: z.literal(assertionType),
  client_assertion: z.string(),
  scope: z.string(),
});

/** The OAuth 2 token endpoint for services (security framework §4.1). */
export function tokenRoutes(router: Router, deps: PlatformDeps): void {
  router.post('/lti/platform/token', async (request, response) => {
    response.set('cache-control', 'no-store');
    const form = requestSchema.safeParse(request.body);
    if (!form.success) {
      const wrong = form.error.issues.map(({ path }) => path.join('.')).join(', ');
      response
        .status(400)
        .json({ error: 'invalid_request', error_description: `Missing or wrong: ${wrong}` });
      return;
    }
    const tool = await verifyAssertion(deps, form.data.client_assertion);
    if ('wrong' in tool) {
      response.status(401).json({ error: 'invalid_client', error_description: tool.wrong });
      return;
    }
    const granted = [...new Set(form.data.scope.split(' '))].filter(
      (scope) => known.has(scope) && (tool.scopes?.includes(scope) ?? true),
    );
    if (granted.length === 0) {
      response.status(400).json({
        error: 'invalid_scope',
        error_description: 'None of the scopes is known, or granted to the tool.',
      });
      return;
    }
    const expires = deps.clock.now() + tokenSeconds * 1_000_000;
    response.json({
      access_token: deps.grants.sign({ clientId: tool.client_id, scopes: granted }, expires),
      token_type: 'Bearer',
      expires_in: tokenSeconds,
      scope: granted.join(' '),
    });
  });
}
