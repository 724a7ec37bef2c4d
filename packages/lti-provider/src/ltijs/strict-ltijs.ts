import { AsyncLocalStorage } from 'node:async_hooks';
import { systemClock, systemIds, type Clock } from '@coursewright/core';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { decodeProtectedHeader, exportJWK, type JWK } from 'jose';
import { z } from 'zod';
import { remoteKeys } from '../keys/remote-keys.ts';
import { signedTokens } from '../keys/signed-token.ts';
import { answerGuarded, guardLogin, guardMessage, guardStateSchema, type GuardDeps } from './guard.ts';
import { limitLtik } from './limit-ltik.ts';
import { keepSettings, keptSettings, type SettingsOf } from './kept-settings.ts';
import { ltijsRegistrations } from './ltijs-registrations.ts';
import type { LtijsStorage } from './ltijs-storage.ts';
import { partitionCookies } from './partition-cookies.ts';
import { platformKeys } from './platform-keys.ts';

/** The part of ltijs 5's provider that is used here; the package ships no types. */
export interface LtijsProvider {
  setup(key: string, database: object, options?: LtijsSetupOptions): unknown;
  getPlatform(url: string, clientId?: string, key?: string, database?: unknown): Promise<unknown>;
  registerPlatform(platform: object, ...internal: unknown[]): Promise<unknown>;
  loginRoute(): string;
  keysetRoute(): string;
  dynRegRoute(): string;
  readonly Database: LtijsStorage;
}

export interface LtijsSetupOptions {
  readonly serverAddon?: false | ((app: { use(handler: RequestHandler): unknown }) => unknown);
  readonly tokenMaxAge?: number | false;
  readonly [option: string]: unknown;
}

export interface StrictOptions {
  /**
   * What ltijs does not know of a platform. Default: what `registerPlatform({ …, deploymentIds, trustedAudiences })` was given,
   * where the database is our plugin; else nothing, and every deployment launches, as in ltijs.
   */
  readonly settings?: SettingsOf;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
}

const message = z.union([
  z.looseObject({ id_token: z.unknown() }),
  z.looseObject({ error: z.unknown(), state: z.unknown() }),
]);

/**
 * Puts our verifier and our cache of platform keys in front of an ltijs 5 provider, before its `setup`: every login and every
 * message is judged here first, by the standard, and refused with a page that says why; ltijs then gets what is good, and
 * the key that verified it. Answers the same provider.
 */
export function strictLtijs<Provider extends LtijsProvider>(
  provider: Provider,
  options: StrictOptions = {},
): Provider {
  const verified = new AsyncLocalStorage<JWK>();
  const { clock = systemClock } = options;
  const keys = platformKeys(
    remoteKeys({ clock, ...(options.fetch !== undefined && { fetch: options.fetch }) }),
  );
  const storage = () => provider.Database;

  const setup = provider.setup.bind(provider);
  provider.setup = (key, database, given = {}) => {
    const deps: GuardDeps = {
      registrations: ltijsRegistrations(storage, options.settings ?? keptSettings(storage)),
      platformKeys: keys,
      states: signedTokens(key, 'ltijs login state', guardStateSchema),
      storage,
      clock,
      ids: systemIds,
    };
    const guard = guardHandler(deps, { provider, verified, key });
    const own = given.serverAddon;
    return setup(key, database, {
      // Ours judges age by what the standard asks for, not by ten seconds.
      tokenMaxAge: false,
      ...given,
      serverAddon: (app) => {
        app.use(guard);
        if (typeof own === 'function') own(app);
      },
    });
  };

  const getPlatform = provider.getPlatform.bind(provider);
  provider.getPlatform = async (...question) => {
    const found = await getPlatform(...question);
    const key = verified.getStore();
    return key === undefined ? found : withVerifiedKey(found, key);
  };

  const registerPlatform = provider.registerPlatform.bind(provider);
  provider.registerPlatform = async (platform, ...internal) => {
    const registered = await registerPlatform(platform, ...internal);
    await keepSettings(storage(), platform);
    return registered;
  };
  return provider;
}

function guardHandler(
  deps: GuardDeps,
  ltijs: {
    readonly provider: LtijsProvider;
    readonly verified: AsyncLocalStorage<JWK>;
    readonly key: string;
  },
): RequestHandler {
  const { provider, verified, key } = ltijs;
  const judge = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    partitionCookies(response);
    if (request.path === provider.loginRoute()) {
      const login = await guardLogin(deps, request, response);
      if ('refusal' in login) return answerGuarded(deps, request, response, login, provider.loginRoute());
      onRedirect(response, (location) => login.location(new URL(location).searchParams.get('state') ?? ''));
      return next();
    }
    const reserved = [provider.keysetRoute(), provider.dynRegRoute()].includes(request.path);
    const body: unknown = request.body;
    if (reserved || !message.safeParse(body).success) return next();
    const received = await guardMessage(deps, request);
    if ('refusal' in received) {
      return answerGuarded(deps, request, response, received, provider.loginRoute());
    }
    request.body = { ...z.looseObject({}).parse(body), state: received.inner };
    onRedirect(response, (location) => limitLtik(location, key, deps.clock));
    const { kid = '', alg = '' } = decodeProtectedHeader(received.token);
    const known = await deps.platformKeys.find(received.registration.jwksUrl, kid, alg);
    if (known === undefined) return next();
    verified.run(await exportJWK(known), next);
  };
  return (request, response, next) => {
    // Express 4 hears of no rejected promise by itself.
    void judge(request, response, next).then(undefined, next);
  };
}

/** Changes where the next redirect of the response leads. */
function onRedirect(response: Response, change: (location: string) => string | Promise<string>): void {
  const redirect = response.redirect.bind(response);
  response.redirect = (...given: readonly (string | number)[]) => {
    const location = String(given.at(-1));
    const status = typeof given[0] === 'number' ? given[0] : 302;
    Promise.resolve(change(location)).then(
      (changed) => redirect(status, changed),
      () => response.status(500).end(),
    );
  };
}

/** The platform as ltijs made it, with the key that has just verified the message instead of an address to fetch. */
function withVerifiedKey(platform: unknown, key: JWK): unknown {
  if (typeof platform !== 'object' || platform === null || Array.isArray(platform)) return platform;
  const authConfig: unknown = Reflect.get(platform, 'platformAuthConfig');
  if (typeof authConfig !== 'function') return platform;
  Reflect.set(platform, 'platformAuthConfig', async (...given: unknown[]): Promise<unknown> => {
    return given.length > 0 ? Reflect.apply(authConfig, platform, given) : { method: 'JWK_KEY', key };
  });
  return platform;
}
