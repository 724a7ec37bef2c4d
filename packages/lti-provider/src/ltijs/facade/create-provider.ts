import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { systemClock, systemIds } from '@coursewright/core';
import type { Express } from 'express';
import { publicNetwork } from '../../http/public-network.ts';
import { remoteKeys } from '../../keys/remote-keys.ts';
import { signedTokens } from '../../keys/signed-token.ts';
import { guardStateSchema } from '../guard.ts';
import { keptSettings } from '../kept-settings.ts';
import type { LtijsDatabase } from '../ltijs-database.ts';
import { ltijsRegistrations } from '../ltijs-registrations.ts';
import { platformKeys } from '../platform-keys.ts';
import { platformCaller } from './call-platform.ts';
import { deepLinkingFacade, type DeepLinking } from './deep-linking.ts';
import { dynamicRegistrationFacade, type DynamicRegistration } from './dynamic-registration.ts';
import { gradeFacade, type Grade } from './grade-service.ts';
import { launchSessions, type LaunchSessions } from './launch-sessions.ts';
import { LtijsError } from './ltijs-error.ts';
import type { LtijsFacade } from './ltijs-facade.ts';
import { namesAndRolesFacade, type NamesAndRoles } from './names-and-roles.ts';
import { platformKeysOfTool } from './platform-keys-of-tool.ts';
import { platformsOf, type Platforms } from './platforms.ts';
import { providerApp } from './provider-app.ts';
import { callbackSetters, defaultCallbacks } from './provider-callbacks.ts';
import { databaseOf, routesOf, type ProviderOptions } from './provider-options.ts';
import { redirectWithLtik } from './redirect-with-ltik.ts';
import { whitelist } from './whitelist.ts';

/** What `setup` has put together. */
interface Parts {
  readonly app: Express;
  readonly database: LtijsDatabase;
  readonly platforms: Platforms;
  readonly sessions: LaunchSessions;
  readonly grade: Grade;
  readonly namesAndRoles: NamesAndRoles;
  readonly deepLinking: DeepLinking;
  readonly dynamicRegistration: DynamicRegistration | undefined;
}

/**
 * A provider with ltijs's names over our own core: a tool on ltijs 5 moves by changing its import, and keeps its platforms
 * and keys where its database is our plugin already. Any number of them live in a process; none listens to signals or
 * ends the process.
 */
export function createProvider(): LtijsFacade {
  const callbacks = defaultCallbacks();
  const open = whitelist();
  let parts: Parts | undefined;
  let options: ProviderOptions = {};
  let server: Server | undefined;
  const ready = (): Parts => {
    if (parts === undefined) throw new LtijsError('PROVIDER_NOT_SETUP');
    return parts;
  };
  const provider: LtijsFacade = {
    ...callbackSetters(callbacks),
    setup: (key, database, given = {}) => {
      if (parts !== undefined) throw new LtijsError('PROVIDER_ALREADY_SETUP');
      if (!key) throw new LtijsError('MISSING_ENCRYPTION_KEY');
      if (!database) throw new LtijsError('MISSING_DATABASE_CONFIGURATION');
      if (given.dynReg && (!given.dynReg.url || !given.dynReg.name)) {
        throw new LtijsError('MISSING_DYNREG_CONFIGURATION');
      }
      options = given;
      parts = assemble(key, databaseOf(database), given, { callbacks, whitelist: open });
      return provider;
    },
    deploy: async ({ port = 3000, serverless = false, silent = false } = {}) => {
      const { database, app } = ready();
      await database.setup();
      if (serverless) return true;
      server = createServer(app);
      server.listen(port);
      await once(server, 'listening');
      if (!silent) console.log(`The LTI provider listens on port ${port}.`);
      return true;
    },
    close: async () => {
      if (server !== undefined) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
        server = undefined;
      }
      return ready().database.Close();
    },
    whitelist: (...routes) => open.add(routes),
    redirect: (response, path, given) => redirectWithLtik(ready().sessions, response, path, given),
    appRoute: () => routesOf(options).app,
    loginRoute: () => routesOf(options).login,
    keysetRoute: () => routesOf(options).keyset,
    dynRegRoute: () => routesOf(options).dynReg,
    registerPlatform: (...given) => ready().platforms.registerPlatform(...given),
    get getPlatform() {
      return ready().platforms.getPlatform;
    },
    getPlatformById: (id) => ready().platforms.getPlatformById(id),
    updatePlatformById: (...given) => ready().platforms.updatePlatformById(...given),
    deletePlatform: (url, clientId) => ready().platforms.deletePlatform(url, clientId),
    deletePlatformById: (id) => ready().platforms.deletePlatformById(id),
    getAllPlatforms: () => ready().platforms.getAllPlatforms(),
    get app() {
      return ready().app;
    },
    get Database() {
      return ready().database;
    },
    get Grade() {
      return ready().grade;
    },
    get NamesAndRoles() {
      return ready().namesAndRoles;
    },
    get DeepLinking() {
      return ready().deepLinking;
    },
    get DynamicRegistration() {
      return ready().dynamicRegistration;
    },
  };
  return provider;
}

function assemble(
  key: string,
  database: LtijsDatabase,
  options: ProviderOptions,
  own: Pick<Parameters<typeof providerApp>[0], 'callbacks' | 'whitelist'>,
): Parts {
  const [clock, ids, fetcher] = [systemClock, systemIds, options.fetch ?? fetch];
  const routes = routesOf(options);
  const storage = () => database;
  const registrations = ltijsRegistrations(storage, options.settings ?? keptSettings(storage));
  const keys = platformKeysOfTool(database, key, ids);
  const sessions = launchSessions({ database, key, clock, ids, devMode: options.devMode === true });
  const platforms = platformsOf(database, keys);
  const services = { registrations, keys, clock, ids };
  const call = platformCaller({ ...services, fetch: fetcher });
  const thisMachine = /^https?:\/\/(localhost|127\.)/.test(options.dynReg?.url ?? '');
  const dynamicRegistration =
    options.dynReg === undefined
      ? undefined
      : dynamicRegistrationFacade({
          settings: options.dynReg,
          routes,
          platforms,
          network: publicNetwork({ privateNetworks: false, thisMachine }),
        });
  const app = providerApp({
    ...own,
    guard: {
      registrations,
      platformKeys: platformKeys(remoteKeys({ clock, fetch: fetcher })),
      states: signedTokens(key, 'ltijs login state', guardStateSchema),
      storage,
      clock,
      ids,
    },
    keys,
    sessions,
    routes,
    options,
    dynamicRegistration,
  });
  return {
    app,
    database,
    platforms,
    sessions,
    grade: gradeFacade(call, clock),
    namesAndRoles: namesAndRolesFacade(call),
    deepLinking: deepLinkingFacade(services),
    dynamicRegistration,
  };
}
