import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { Registration } from '../registrations/registration.ts';
import type { PlatformSettings, SettingsOf } from './kept-settings.ts';
import type { LtijsStorage, LtijsWhere } from './ltijs-storage.ts';
import { isActive, readPlatforms, type PlatformRow } from './platform-row.ts';
import { staticKeyAddress } from './platform-keys.ts';

/** The platforms of an ltijs as registrations of ours: read each time, so that a paused one is refused at once. */
export function ltijsRegistrations(
  storage: () => Pick<LtijsStorage, 'Get'>,
  settingsOf: SettingsOf,
): RegistrationCache {
  const find = async (where: LtijsWhere): Promise<readonly Registration[]> => {
    const rows = await readPlatforms(storage(), where);
    return Promise.all(
      rows.map(async (row) =>
        registrationOf(row, {
          active: await isActive(storage(), row.kid),
          settings: await settingsOf(row.platformUrl, row.clientId),
        }),
      ),
    );
  };
  return {
    all: () => find({}),
    byId: async (kid) => (await find({ kid }))[0],
    find: (platformUrl, clientId) => find({ platformUrl, ...(clientId !== undefined && { clientId }) }),
    forget: () => undefined,
  };
}

function registrationOf(
  row: PlatformRow,
  { active, settings }: { readonly active: boolean; readonly settings: PlatformSettings },
): Registration {
  const { method, key } = row.authConfig;
  return {
    id: row.kid,
    name: row.platformName ?? row.platformUrl,
    issuer: row.platformUrl,
    clientId: row.clientId,
    authLoginUrl: row.authEndpoint,
    authTokenUrl: row.accesstokenEndpoint,
    ...(typeof row.authorizationServer === 'string' && { audience: row.authorizationServer }),
    jwksUrl: method === 'JWK_SET' ? String(key) : staticKeyAddress(method, key),
    deploymentIds: settings.deploymentIds ?? [],
    deployments: settings.deploymentIds === undefined ? 'any' : 'listed',
    state: active ? 'active' : 'paused',
    algorithms: ['RS256'],
    trustedAudiences: settings.trustedAudiences ?? [],
    anonymous: settings.anonymous ?? false,
    personalData: { name: true, email: true },
    grades: 'none',
    created: 0,
  };
}
