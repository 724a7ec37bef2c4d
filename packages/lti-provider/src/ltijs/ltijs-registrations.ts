import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { Registration } from '../registrations/registration.ts';
import type { LtijsStorage, LtijsWhere } from './ltijs-storage.ts';
import { isActive, readPlatforms, type PlatformRow } from './platform-row.ts';
import { staticKeyAddress } from './platform-keys.ts';

/** The deployments of a platform that may launch; undefined = all, as in ltijs, which knows none. */
export type DeploymentsOf = (
  platformUrl: string,
  clientId: string,
) => Promise<readonly string[] | undefined> | readonly string[] | undefined;

/** The platforms of an ltijs as registrations of ours: read each time, so that a paused one is refused at once. */
export function ltijsRegistrations(
  storage: () => Pick<LtijsStorage, 'Get'>,
  deploymentsOf: DeploymentsOf,
): RegistrationCache {
  const find = async (where: LtijsWhere): Promise<readonly Registration[]> => {
    const rows = await readPlatforms(storage(), where);
    return Promise.all(
      rows.map(async (row) =>
        registrationOf(row, {
          active: await isActive(storage(), row.kid),
          deployments: await deploymentsOf(row.platformUrl, row.clientId),
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
  { active, deployments }: { readonly active: boolean; readonly deployments: readonly string[] | undefined },
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
    deploymentIds: deployments ?? [],
    deployments: deployments === undefined ? 'any' : 'listed',
    state: active ? 'active' : 'paused',
    algorithms: ['RS256'],
    trustedAudiences: [],
    anonymous: false,
    personalData: { name: true, email: true },
    grades: 'none',
    created: 0,
  };
}
