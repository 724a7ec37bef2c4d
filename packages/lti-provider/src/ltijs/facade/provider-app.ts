import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { messageTypes } from '../../spec/services.ts';
import { answerGuarded, guardLogin, guardMessage, type GuardDeps } from '../guard.ts';
import type { DynamicRegistration } from './dynamic-registration.ts';
import { idTokenOf } from './id-token.ts';
import type { LaunchSessions } from './launch-sessions.ts';
import { ltikOf } from './ltik-of.ts';
import type { PlatformKeysOfTool } from './platform-keys-of-tool.ts';
import type { ProviderCallbacks } from './provider-callbacks.ts';
import type { ProviderOptions, Routes } from './provider-options.ts';
import type { Whitelist } from './whitelist.ts';

interface AppDeps {
  readonly guard: GuardDeps;
  readonly keys: PlatformKeysOfTool;
  readonly sessions: LaunchSessions;
  readonly callbacks: ProviderCallbacks;
  readonly whitelist: Whitelist;
  readonly routes: Routes;
  readonly options: ProviderOptions;
  readonly dynamicRegistration: DynamicRegistration | undefined;
}

const message = z.union([
  z.looseObject({ id_token: z.unknown() }),
  z.looseObject({ error: z.unknown(), state: z.unknown() }),
]);
const registrationQuery = z.object({
  openid_configuration: z.string(),
  registration_token: z.string().exactOptional(),
});

/** The application that ltijs builds: its own routes, and everything behind them only with a launch. */
export function providerApp(deps: AppDeps): Express {
  const { routes, options } = deps;
  const app = express();
  app.use(express.urlencoded({ extended: false, limit: '1mb' }));
  app.use(express.json({ limit: '1mb' }));
  app.use(express.text());
  if (typeof options.serverAddon === 'function') options.serverAddon(app);
  if (options.staticPath !== undefined) app.use('/', express.static(options.staticPath, { index: '_' }));
  app.all(routes.login, (request, response, next) => login(deps, request, response, next));
  app.get(routes.keyset, async (_request, response) => {
    response.json({ keys: await deps.keys.publicKeys() });
  });
  app.all(routes.dynReg, (request, response, next) => register(deps, request, response, next));
  app.use((request, response, next) => {
    const isMessage = request.method === 'POST' && message.safeParse(request.body).success;
    return isMessage ? launch(deps, request, response) : session(deps, request, response, next);
  });
  app.all(routes.app, async (_request, response, next) => {
    const { token } = response.locals;
    if (token === undefined) return next();
    const { callbacks } = deps;
    const deepLinking = token.platformContext.messageType === messageTypes.deepLinking;
    await (deepLinking ? callbacks.deepLinking : callbacks.connect)(token, _request, response, next);
  });
  return app;
}

async function login(deps: AppDeps, request: Request, response: Response, next: NextFunction): Promise<void> {
  const outcome = await guardLogin(deps.guard, request, response);
  if (!('refusal' in outcome)) {
    response.redirect(outcome.location(''));
    return;
  }
  const { unregisteredPlatform, inactivePlatform } = deps.callbacks;
  const own = {
    platform_unknown: unregisteredPlatform,
    registration_paused: inactivePlatform,
  };
  const code = outcome.refusal.refused;
  const callback = code === 'platform_unknown' || code === 'registration_paused' ? own[code] : undefined;
  if (callback !== undefined) await callback(request, response, next);
  else answerGuarded(deps.guard, request, response, outcome, deps.routes.login);
}

async function launch(deps: AppDeps, request: Request, response: Response): Promise<void> {
  const received = await guardMessage(deps.guard, request);
  if ('refusal' in received) {
    return answerGuarded(deps.guard, request, response, received, deps.routes.login);
  }
  const { registration, state } = received;
  const target = new URL(state.target);
  const launchId = deps.sessions.newId();
  const token = idTokenOf(decodeJwt(received.token), {
    launchId,
    platformId: registration.id,
    clientId: registration.clientId,
    path: request.path,
    target: state.target,
  });
  target.searchParams.set('ltik', await deps.sessions.open(response, launchId, token));
  response.set('cache-control', 'no-store').redirect(303, `${target.pathname}${target.search}`);
}

async function session(
  deps: AppDeps,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const ltik = ltikOf(request);
  const found = ltik === undefined ? undefined : await deps.sessions.find(request, ltik);
  if (found !== undefined && found !== 'unknown' && found !== 'lost') {
    const { token } = found;
    Object.assign(response.locals, { token, context: token.platformContext, ltik: found.ltik });
    next();
    return;
  }
  if (deps.whitelist.has(request)) {
    next();
    return;
  }
  const refused = (description: string, code: string) => ({
    status: 401,
    error: 'Unauthorized',
    details: { description, message: code },
  });
  if (found === 'lost') {
    response.locals['err'] = refused('The launch was opened in another browser.', 'Session not found.');
    await deps.callbacks.sessionTimeout(request, response, next);
    return;
  }
  response.locals['err'] =
    ltik === undefined
      ? refused('No Ltik or ID Token found.', 'NO_LTIK_OR_IDTOKEN_FOUND')
      : refused('Error validating ltik or IdToken', 'INVALID_LTIK');
  await deps.callbacks.invalidToken(request, response, next);
}

async function register(
  deps: AppDeps,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const { dynamicRegistration, callbacks } = deps;
  const refuse = (status: number, error: string, text: string): void => {
    response.status(status).send({ status, error, details: { message: text } });
  };
  if (dynamicRegistration === undefined) {
    return refuse(403, 'Forbidden', 'Dynamic registration is disabled.');
  }
  if (callbacks.dynamicRegistration !== undefined) {
    await callbacks.dynamicRegistration(request, response, next);
    return;
  }
  const query = registrationQuery.safeParse(request.query);
  if (!query.success) return refuse(400, 'Bad Request', 'Missing parameter: "openid_configuration".');
  try {
    const { openid_configuration: address, registration_token: token } = query.data;
    response.type('html').send(await dynamicRegistration.register(address, token));
  } catch (error) {
    const text = error instanceof Error ? error.message : 'UNKNOWN';
    if (text === 'PLATFORM_ALREADY_REGISTERED')
      return refuse(403, 'Forbidden', 'Platform already registered.');
    refuse(502, 'Bad Gateway', text);
  }
}
