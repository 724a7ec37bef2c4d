import { z } from 'zod';
import { LtijsDatabase } from './ltijs-database.ts';
import type { LtijsStorage } from './ltijs-storage.ts';

/** What our verifier goes by and ltijs does not know of a platform. */
export interface PlatformSettings {
  /** The deployments that may launch; absent = all, as in ltijs. */
  readonly deploymentIds?: readonly string[];
  /** Audiences that its tokens may name beside the client id (security framework §5.1.3); default none. */
  readonly trustedAudiences?: readonly string[];
  /** Lets launches without `sub` in, where the tool does; ltijs itself does not. */
  readonly anonymous?: boolean;
}

export type SettingsOf = (
  platformUrl: string,
  clientId: string,
) => Promise<PlatformSettings> | PlatformSettings;

const table = 'platformSettings';
const settings = z.object({
  deploymentIds: z.array(z.string().min(1)).exactOptional(),
  trustedAudiences: z.array(z.string().min(1)).exactOptional(),
  anonymous: z.boolean().exactOptional(),
});
const registered = settings.extend({ url: z.string(), clientId: z.string() });

/** Keeps the settings that a platform was registered with; plugins of others have no table for them. */
export async function keepSettings(storage: LtijsStorage, platform: object): Promise<void> {
  const given = registered.safeParse(platform);
  if (!given.success || !(storage instanceof LtijsDatabase)) return;
  const { url: platformUrl, clientId, ...kept } = given.data;
  if (Object.keys(kept).length === 0) return;
  const where = { platformUrl, clientId };
  await storage.Replace(false, table, where, { ...where, ...kept });
}

/** What was kept so. */
export function keptSettings(storage: () => LtijsStorage): SettingsOf {
  return async (platformUrl, clientId) => {
    const database = storage();
    if (!(database instanceof LtijsDatabase)) return {};
    const rows = await database.Get(false, table, { platformUrl, clientId });
    return rows === false ? {} : settings.parse(rows[0]);
  };
}
