import type { IdSource } from '@coursewright/core';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { DeepLinkDeps } from '../deep-linking/deep-link-deps.ts';
import { showLinkPicker, showPicker } from '../deep-linking/show-picker.ts';
import type { LtiToolDeps } from '../lti-tool-deps.ts';
import { sendRefusal } from '../refusals/send-refusal.ts';
import { learnFromMessage } from '../registrations/learn-from-message.ts';
import { teaches } from '../spec/roles.ts';
import type { RouteTable } from '../http/first-routes.ts';
import { messageTypes } from '../spec/services.ts';
import { continueLoginRoutes } from '../storage/continue-login.routes.ts';
import { loginFields } from '../storage/login-fields.ts';
import { askStorage, boundInBrowser } from '../storage/lost-binding.ts';
import { mustShowCookie } from '../storage/must-show-cookie.ts';
import { bindBrowser, unbindBrowser } from './browser-binding.ts';
import { observeOpened, observeRefusal, type ObserveDeps, type RefusedLaunch } from './observe-launch.ts';
import type { LaunchMessage } from './launch-message.ts';
import { openLaunch, type OpenDeps } from './open-launch.ts';
import { receiveMessage, type ReceiveDeps } from './receive-message.ts';
import { requestOrigin } from './request-origin.ts';
import { sendAgain } from './send-again.ts';
import { startLogin, type LoginDeps } from './start-login.ts';

type LaunchDeps = LoginDeps &
  ReceiveDeps &
  OpenDeps &
  ObserveDeps &
  DeepLinkDeps &
  Pick<LtiToolDeps, 'openSession' | 'log'> & { readonly ids: IdSource };

/** The login and the two addresses that receive messages; either takes both types, the message says which it is. */
export function launchRoutes(deps: LaunchDeps): RouteTable {
  const login: RequestHandler = async (request, response) => {
    const query: unknown = request.method === 'POST' ? request.body : request.query;
    const outcome = await startLogin(deps, query, {
      bind: (nonce, secret) => bindBrowser(response, nonce, secret),
      mustShowCookie: (storageOffered) => mustShowCookie(request, storageOffered),
    });
    if ('refusal' in outcome) return answerRefusal(deps, request, response, outcome);
    redirect(response, 302, outcome.location);
  };
  const launch: RequestHandler = async (request, response) => {
    const received = await receiveMessage(deps, request.body, (state) =>
      boundInBrowser(request, state, deps.addresses),
    );
    if ('refusal' in received) {
      if (askStorage(deps, request, response, received)) return;
      return answerRefusal(deps, request, response, received);
    }
    const { message, registration, state } = received;
    await learnFromMessage(deps, registration, message);
    if (message.type === messageTypes.deepLinking) {
      const refusal = await showPicker(deps, received, request, response);
      if (refusal !== undefined) return answerRefusal(deps, request, response, { ...received, refusal });
      return observeOpened(deps, received, { id: deps.ids.uuid() });
    }
    const opened = await openLaunch(deps, received, requestOrigin(request));
    if ('refused' in opened) {
      // Who teaches can give a link its content.
      const empty = opened.refused === 'content_missing' && teaches(message.roles);
      const refusal = empty ? await showLinkPicker(deps, received, request, response) : opened;
      if (refusal !== undefined) return answerRefusal(deps, request, response, { ...received, refusal });
      return observeOpened(deps, received, { id: deps.ids.uuid() });
    }
    observeOpened(deps, received, { id: opened.launchId, userId: opened.userId });
    deps.log?.info(
      { launchId: opened.launchId, userId: opened.userId, registration: registration.id },
      'an LTI launch was opened',
    );
    const location = await deps.openSession(opened);
    unbindBrowser(response, state.nonce);
    redirect(response, 303, location);
  };
  return new Map([
    ['GET /lti/login', login],
    ['POST /lti/login', login],
    ['POST /lti/launch', launch],
    ['POST /lti/deep-link', launch],
  ]);
}

/** The rungs below the cookie. */
export function storageRoutes(router: Router, deps: LaunchDeps): void {
  continueLoginRoutes(router, deps, (request, response, refused) =>
    answerRefusal(deps, request, response, refused),
  );
}

/** Without the page that Express would write for browsers that do not follow. */
function redirect(response: Response, status: 302 | 303, location: string): void {
  response.writeHead(status, { 'cache-control': 'no-store', location }).end();
}

/** The page for a refusal; for a lost cookie with the way to open the activity in a window of its own. */
function answerRefusal(
  deps: LaunchDeps,
  request: Request,
  response: Response,
  refused: RefusedLaunch & { readonly message?: Pick<LaunchMessage, 'language' | 'returnUrl'> },
): void {
  const { refusal, registration, state, message } = refused;
  const ownWindow = request.headers['sec-fetch-dest'] === 'document';
  const fields =
    refusal.refused === 'browser_unknown' &&
    !ownWindow &&
    registration !== undefined &&
    state?.hints !== undefined
      ? loginFields(registration, state, state.hints)
      : undefined;
  const id = deps.ids.uuid();
  const again = sendAgain(deps.addresses, refusal, request.body);
  observeRefusal(deps, { id, step: request.path.startsWith('/lti/login') ? 'login' : 'launch' }, refused);
  sendRefusal(request, response, {
    refusal,
    id,
    ownWindow,
    ...(message?.language !== undefined && { language: message.language }),
    ...(message?.returnUrl !== undefined && { returnUrl: message.returnUrl }),
    ...(deps.log !== undefined && { log: deps.log }),
    ...(again !== undefined && { again }),
    ...(fields !== undefined && { retry: { address: deps.addresses.login, fields } }),
  });
}
