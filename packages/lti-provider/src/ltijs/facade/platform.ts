import { isActive, readPlatforms, type PlatformRow } from '../platform-row.ts';
import type { LtijsDatabase } from '../ltijs-database.ts';
import { LtijsError } from './ltijs-error.ts';
import type { PlatformKeysOfTool } from './platform-keys-of-tool.ts';

export type AuthMethod = 'JWK_SET' | 'JWK_KEY' | 'RSA_KEY';
export interface AuthConfig {
  readonly method: AuthMethod;
  readonly key: unknown;
}

/** A registered platform, by ltijs's names: each tells, and with a value changes. */
export interface Platform {
  platformId(): Promise<string>;
  platformKid(): Promise<string>;
  platformUrl(): Promise<string>;
  platformClientId(): Promise<string>;
  platformName(name?: string): Promise<string>;
  platformActive(active?: boolean): Promise<boolean>;
  platformAuthConfig(method?: AuthMethod, key?: unknown): Promise<AuthConfig>;
  platformAuthenticationEndpoint(address?: string): Promise<string>;
  platformAccessTokenEndpoint(address?: string): Promise<string>;
  platformAuthorizationServer(address?: string): Promise<string>;
  platformPublicKey(): Promise<string>;
  platformJSON(): Promise<PlatformFacts>;
  delete(): Promise<true>;
}

export interface PlatformFacts {
  readonly id: string;
  readonly url: string;
  readonly clientId: string;
  readonly name: string;
  readonly authenticationEndpoint: string;
  readonly accesstokenEndpoint: string;
  readonly authorizationServer: string;
  readonly authConfig: AuthConfig;
  readonly publicKey: string;
  readonly active: boolean;
}

interface PlatformDeps {
  readonly database: LtijsDatabase;
  readonly keys: PlatformKeysOfTool;
}

export function platformOf({ database, keys }: PlatformDeps, { kid }: Pick<PlatformRow, 'kid'>): Platform {
  const read = async (): Promise<PlatformRow> => {
    const [row] = await readPlatforms(database, { kid });
    if (row === undefined) throw new LtijsError('PLATFORM_NOT_FOUND');
    return row;
  };
  const changeable =
    (member: 'platformName' | 'authEndpoint' | 'accesstokenEndpoint' | 'authorizationServer') =>
    async (value?: string): Promise<string> => {
      if (value !== undefined && value !== '') {
        await database.Modify(false, 'platform', { kid }, { [member]: value });
      }
      const row = await read();
      return row[member] ?? (member === 'authorizationServer' ? row.accesstokenEndpoint : row.platformUrl);
    };
  const active = async (value?: boolean): Promise<boolean> => {
    if (value === undefined) return isActive(database, kid);
    await database.Replace(false, 'platformStatus', { id: kid }, { id: kid, active: value });
    return value;
  };
  const authConfig = async (method?: AuthMethod, key?: unknown): Promise<AuthConfig> => {
    const { authConfig: before } = await read();
    if (method === undefined && key === undefined) return { method: before.method, key: before.key };
    const changed = { method: assertMethod(method ?? before.method), key: key ?? before.key };
    await database.Modify(false, 'platform', { kid }, { authConfig: changed });
    return changed;
  };
  return {
    platformId: async () => kid,
    platformKid: async () => kid,
    platformUrl: async () => (await read()).platformUrl,
    platformClientId: async () => (await read()).clientId,
    platformName: changeable('platformName'),
    platformActive: active,
    platformAuthConfig: authConfig,
    platformAuthenticationEndpoint: changeable('authEndpoint'),
    platformAccessTokenEndpoint: changeable('accesstokenEndpoint'),
    platformAuthorizationServer: changeable('authorizationServer'),
    platformPublicKey: () => keys.publicPem(kid),
    platformJSON: async () => {
      const row = await read();
      return {
        id: kid,
        url: row.platformUrl,
        clientId: row.clientId,
        name: row.platformName ?? row.platformUrl,
        authenticationEndpoint: row.authEndpoint,
        accesstokenEndpoint: row.accesstokenEndpoint,
        authorizationServer: row.authorizationServer ?? row.accesstokenEndpoint,
        authConfig: { method: row.authConfig.method, key: row.authConfig.key },
        publicKey: await keys.publicPem(kid),
        active: await active(),
      };
    },
    delete: async () => {
      await database.Delete('platform', { kid });
      await database.Delete('platformStatus', { id: kid });
      await database.Delete('publickey', { kid });
      await database.Delete('privatekey', { kid });
      return true;
    },
  };
}

export function assertMethod(method: unknown): AuthMethod {
  if (method === 'JWK_SET' || method === 'JWK_KEY' || method === 'RSA_KEY') return method;
  throw new LtijsError(
    'INVALID_AUTHCONFIG_METHOD. Details: Valid methods are "RSA_KEY", "JWK_KEY", "JWK_SET".',
  );
}
