import type { Request, Response, Router } from 'express';
import { registrationClaims } from '../../spec/registration.ts';
import { messageTypes } from '../../spec/services.ts';
import { toolOf, type PlatformDeps } from '../platform-deps.ts';
import type { RegisteredTool } from '../registered-tool.ts';
import { bearer, grantOf, type RegistrationParts } from './registration-grant.ts';
import type { RegistrationVariant } from './registration-variant.ts';
import { toolFromRegistration } from './tool-from-registration.ts';

/** Seconds that a registration may be read and updated by its token. */
const clientLife = 10 * 365 * 24 * 3600;

/** `/lti/platform/registrations`: takes tools that register themselves (DR, Client Registration), and their updates (RFC 7592). */
export function clientRegistrationRoutes(
  router: Router,
  deps: PlatformDeps & RegistrationParts,
  variant: RegistrationVariant,
): void {
  const put = (tool: RegisteredTool) => deps.registration?.put(tool) ?? Promise.resolve();

  router.post('/lti/platform/registrations', async (request, response) => {
    response.set('cache-control', 'no-store');
    const allowed = await grantOf(deps, request);
    if (allowed === undefined) {
      return registrationFault(response, 401, 'invalid_token', 'The registration token has run out.');
    }
    const made = toolFromRegistration(request.body, allowed.grant);
    if ('wrong' in made) return registrationFault(response, 400, 'invalid_client_metadata', made.wrong);
    const once = `registration ${allowed.grant.clientId}`;
    if (!(await deps.store.claimOnce(once, allowed.expires))) {
      return registrationFault(response, 401, 'invalid_token', 'The registration token has been used.');
    }
    await put(made.tool);
    const { clientId } = allowed.grant;
    const token = deps.clients.sign({ clientId }, deps.clock.now() + clientLife * 1_000_000);
    response.status(201).json({
      ...answer(made.tool, variant),
      ...(variant.keepsAddress && {
        registration_client_uri: `${deps.base}/registrations/${encodeURIComponent(clientId)}`,
        registration_access_token: token,
      }),
    });
  });

  const known = async (request: Request, response: Response): Promise<RegisteredTool | undefined> => {
    response.set('cache-control', 'no-store');
    const grant = deps.clients.open(bearer(request));
    const tool = grant && (await toolOf(deps, grant.data.clientId));
    if (tool !== undefined && tool.client_id === request.params['client']) return tool;
    registrationFault(response, 401, 'invalid_token', 'The token is not of this registration.');
    return undefined;
  };
  router.get('/lti/platform/registrations/:client', async (request, response) => {
    const tool = await known(request, response);
    if (tool !== undefined) response.json(answer(tool, variant));
  });
  router.put('/lti/platform/registrations/:client', async (request, response) => {
    const tool = await known(request, response);
    if (tool === undefined) return;
    const ids = { clientId: tool.client_id, deploymentId: tool.deployment_id };
    const made = toolFromRegistration(request.body, ids);
    if ('wrong' in made) return registrationFault(response, 400, 'invalid_client_metadata', made.wrong);
    await put(made.tool);
    response.json(answer(made.tool, variant));
  });
}

/** The registration as the platform has it (DR §3.6.1). */
function answer(tool: RegisteredTool, variant: RegistrationVariant): object {
  return {
    client_id: tool.client_id,
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: tool.login_url,
    redirect_uris: tool.redirect_uris,
    client_name: tool.name,
    jwks_uri: tool.jwks_url,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: (tool.scopes ?? []).join(' '),
    [registrationClaims.toolConfiguration]: {
      domain: new URL(tool.login_url).hostname,
      target_link_uri: tool.target_link_uri,
      custom_parameters: tool.custom ?? {},
      messages: [
        { type: messageTypes.resourceLink },
        ...(tool.deep_link_url === undefined
          ? []
          : [{ type: messageTypes.deepLinking, target_link_uri: tool.deep_link_url }]),
      ],
      ...(variant.tellsDeployment && { deployment_id: tool.deployment_id }),
    },
  };
}

/** RFC 7591 §3.2.2. */
function registrationFault(response: Response, status: number, error: string, description: string): void {
  response.status(status).json({ error, error_description: description });
}
