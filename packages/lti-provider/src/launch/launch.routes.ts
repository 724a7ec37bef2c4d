import type { IdSource } from '@coursewright/core';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { DeepLinkDeps } from '../deep-linking/deep-link-deps.ts';
import { showPicker } from '../deep-linking/show-picker.ts';
import type { LtiToolDeps } from '../lti-tool.ts';
import type { LtiRefusal } from '../refusals/lti-refusal.ts';
import { sendRefusal } from '../refusals/send-refusal.ts';
import type { Registration } from '../registrations/registration.ts';
import { messageTypes } from '../spec/services.ts';
import { bindBrowser, boundBy, unbindBrowser } from './browser-binding.ts';
import type { LoginState } from './login-state.ts';
import { openLaunch, type OpenDeps } from './open-launch.ts';
import { receiveMessage, type ReceiveDeps } from './receive-message.ts';
import { requestOrigin } from './request-origin.ts';
import { startLogin, type LoginDeps } from './start-login.ts';

type LaunchDeps = LoginDeps &
  ReceiveDeps &
  OpenDeps &
  DeepLinkDeps &
  Pick<LtiToolDeps, 'openSession' | 'log'> & { readonly ids: IdSource };

/** The login and the two addresses that receive messages; either takes both types, the message says which it is. */
export function launchRoutes(router: Router, deps: LaunchDeps): void {
  const login: RequestHandler = async (request, response) => {
    const query: unknown = request.method === 'POST' ? request.body : request.query;
    const outcome = await startLogin(deps, query, (nonce, secret) => bindBrowser(response, nonce, secret));
    if ('refused' in outcome) return answerRefusal(deps, request, response, { refusal: outcome });
    redirect(response, 302, outcome.location);
  };
  const launch: RequestHandler = async (request, response) => {
    const received = await receiveMessage(deps, request.body, ({ nonce, binding }) =>
      boundBy(request, nonce, binding),
    );
    if ('refusal' in received) return answerRefusal(deps, request, response, received);
    const { message, registration, state } = received;
    if (message.type === messageTypes.deepLinking) {
      const refusal = await showPicker(deps, received, request, response);
      if (refusal !== undefined) answerRefusal(deps, request, response, { refusal, registration, state });
      return;
    }
    const opened = await openLaunch(deps, received, requestOrigin(request));
    if ('refused' in opened) {
      return answerRefusal(deps, request, response, { refusal: opened, registration, state });
    }
    deps.log?.info(
      { launchId: opened.launchId, userId: opened.userId, registration: registration.id },
      'an LTI launch was opened',
    );
    const location = await deps.openSession(opened);
    unbindBrowser(response, state.nonce);
    redirect(response, 303, location);
  };
  router.get('/lti/login', login);
  router.post('/lti/login', login);
  router.post('/lti/launch', launch);
  router.post('/lti/deep-link', launch);
}

/** Without the page that Express would write for browsers that do not follow. */
function redirect(response: Response, status: 302 | 303, location: string): void {
  response.status(status).set({ 'cache-control': 'no-store', location }).end();
}

/** The page for a refusal; for a lost cookie with the way to open the activity in a window of its own. */
function answerRefusal(
  deps: LaunchDeps,
  request: Request,
  response: Response,
  refused: {
    readonly refusal: LtiRefusal;
    readonly registration?: Registration;
    readonly state?: LoginState;
  },
): void {
  const { refusal, registration, state } = refused;
  const fields =
    refusal.refused === 'browser_unknown' && registration !== undefined && state !== undefined
      ? loginFields(registration, state)
      : undefined;
  sendRefusal(request, response, {
    refusal,
    id: deps.ids.uuid(),
    ...(deps.log !== undefined && { log: deps.log }),
    ...(fields !== undefined && { retry: { address: deps.addresses.login, fields } }),
  });
}

function loginFields(registration: Registration, state: LoginState): Record<string, string> | undefined {
  if (state.hints === undefined) return undefined;
  return {
    iss: registration.issuer,
    client_id: registration.clientId,
    target_link_uri: state.target,
    login_hint: state.hints.login,
    ...(state.hints.message !== undefined && { lti_message_hint: state.hints.message }),
    ...(state.deploymentId !== undefined && { lti_deployment_id: state.deploymentId }),
  };
}
