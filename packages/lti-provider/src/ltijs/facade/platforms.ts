import { keepSettings, type PlatformSettings } from '../kept-settings.ts';
import type { LtijsDatabase } from '../ltijs-database.ts';
import { readPlatforms, type PlatformRow } from '../platform-row.ts';
import { LtijsError } from './ltijs-error.ts';
import { assertMethod, platformOf, type AuthConfig, type Platform } from './platform.ts';
import type { PlatformKeysOfTool } from './platform-keys-of-tool.ts';

/** What `registerPlatform` takes: what ltijs does, and our own settings. */
export interface PlatformInput extends PlatformSettings {
  readonly url: string;
  readonly clientId: string;
  readonly name?: string;
  readonly authenticationEndpoint?: string;
  readonly accesstokenEndpoint?: string;
  readonly authorizationServer?: string;
  readonly authConfig?: AuthConfig;
}

/** The part of the provider that administers platforms. */
export interface Platforms {
  registerPlatform(platform: PlatformInput): Promise<Platform>;
  /** One with a client id, else all of the issuer; false where there is none. */
  getPlatform(url: string, clientId: string): Promise<Platform | false>;
  getPlatform(url: string): Promise<readonly Platform[] | false>;
  getPlatformById(id: string): Promise<Platform | false>;
  updatePlatformById(id: string, changes: Partial<PlatformInput>): Promise<Platform | false>;
  deletePlatform(url: string, clientId: string): Promise<true>;
  deletePlatformById(id: string): Promise<true>;
  getAllPlatforms(): Promise<readonly Platform[]>;
}

export function platformsOf(database: LtijsDatabase, keys: PlatformKeysOfTool): Platforms {
  const deps = { database, keys };
  const find = (url: string, clientId: string) => readPlatforms(database, { platformUrl: url, clientId });

  function getPlatform(url: string, clientId: string): Promise<Platform | false>;
  function getPlatform(url: string): Promise<readonly Platform[] | false>;
  async function getPlatform(
    url: string,
    clientId?: string,
  ): Promise<Platform | readonly Platform[] | false> {
    if (!url) throw new LtijsError('MISSING_PLATFORM_URL');
    if (clientId !== undefined) {
      const [row] = await find(url, clientId);
      return row === undefined ? false : platformOf(deps, row);
    }
    const rows = await readPlatforms(database, { platformUrl: url });
    return rows.length === 0 ? false : rows.map((row) => platformOf(deps, row));
  }
  const byId = async (id: string): Promise<PlatformRow | undefined> => {
    if (!id) throw new LtijsError('MISSING_PLATFORM_ID');
    return (await readPlatforms(database, { kid: id }))[0];
  };
  const remove = async (row: PlatformRow | undefined): Promise<true> =>
    row === undefined ? true : platformOf(deps, row).delete();

  return {
    registerPlatform: async (platform) => {
      if (!platform?.url || !platform.clientId) throw new LtijsError('MISSING_PLATFORM_URL_OR_CLIENTID');
      const [there] = await find(platform.url, platform.clientId);
      const row = there === undefined ? await newRow(keys, platform) : changedRow(there, platform);
      await database.Replace(
        false,
        'platform',
        { platformUrl: platform.url, clientId: platform.clientId },
        row,
      );
      await keepSettings(database, platform);
      return platformOf(deps, row);
    },
    getPlatform,
    getPlatformById: async (id) => {
      const row = await byId(id);
      return row === undefined ? false : platformOf(deps, row);
    },
    updatePlatformById: async (id, changes) => {
      const row = await byId(id);
      if (!changes) throw new LtijsError('MISSING_PLATFORM_INFO');
      if (row === undefined) return false;
      const changed = changedRow(row, changes);
      const { platformUrl, clientId } = changed;
      const moved = platformUrl !== row.platformUrl || clientId !== row.clientId;
      if (moved && (await find(platformUrl, clientId)).length > 0) {
        throw new LtijsError('URL_CLIENT_ID_COMBINATION_ALREADY_EXISTS');
      }
      for (const table of moved ? ['publickey', 'privatekey'] : []) {
        await database.Modify(false, table, { kid: id }, { platformUrl, clientId });
      }
      await database.Modify(false, 'platform', { kid: id }, changed);
      return platformOf(deps, changed);
    },
    deletePlatform: async (url, clientId) => {
      if (!url || !clientId) throw new LtijsError('MISSING_PARAM');
      return remove((await find(url, clientId))[0]);
    },
    deletePlatformById: async (id) => remove(await byId(id)),
    getAllPlatforms: async () => (await readPlatforms(database)).map((row) => platformOf(deps, row)),
  };
}

async function newRow(keys: PlatformKeysOfTool, platform: PlatformInput): Promise<PlatformRow> {
  const { name, authenticationEndpoint, accesstokenEndpoint, authorizationServer, authConfig } = platform;
  if (!name || !authenticationEndpoint || !accesstokenEndpoint || authConfig === undefined) {
    throw new LtijsError('MISSING_PARAMS');
  }
  const method = assertMethod(authConfig.method);
  if (!authConfig.key) throw new LtijsError('MISSING_AUTHCONFIG_KEY');
  return {
    platformName: name,
    platformUrl: platform.url,
    clientId: platform.clientId,
    authEndpoint: authenticationEndpoint,
    accesstokenEndpoint,
    authorizationServer: authorizationServer ?? null,
    kid: await keys.make(platform),
    authConfig: { method, key: authConfig.key },
  };
}

function changedRow(row: PlatformRow, changes: Partial<PlatformInput>): PlatformRow {
  const { authConfig } = changes;
  return {
    ...row,
    platformName: changes.name ?? row.platformName,
    platformUrl: changes.url ?? row.platformUrl,
    clientId: changes.clientId ?? row.clientId,
    authEndpoint: changes.authenticationEndpoint ?? row.authEndpoint,
    accesstokenEndpoint: changes.accesstokenEndpoint ?? row.accesstokenEndpoint,
    authorizationServer: changes.authorizationServer ?? row.authorizationServer,
    authConfig: {
      method: authConfig === undefined ? row.authConfig.method : assertMethod(authConfig.method),
      key: authConfig?.key ?? row.authConfig.key,
    },
  };
}
