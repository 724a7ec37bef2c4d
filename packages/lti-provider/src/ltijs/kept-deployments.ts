import { z } from 'zod';
import { LtijsDatabase } from './ltijs-database.ts';
import type { DeploymentsOf } from './ltijs-registrations.ts';
import type { LtijsStorage } from './ltijs-storage.ts';

const table = 'platformDeployments';
const registered = z.object({
  url: z.string(),
  clientId: z.string(),
  deploymentIds: z.array(z.string().min(1)),
});
const row = z.object({ deploymentIds: z.array(z.string()) });

/** Keeps the `deploymentIds` that a platform was registered with; plugins of others have no table for them. */
export async function keepDeployments(storage: LtijsStorage, platform: object): Promise<void> {
  const given = registered.safeParse(platform);
  if (!given.success || !(storage instanceof LtijsDatabase)) return;
  const { url, clientId, deploymentIds } = given.data;
  const where = { platformUrl: url, clientId };
  await storage.Replace(false, table, where, { ...where, deploymentIds });
}

/** What was kept so; undefined for a platform that was registered without. */
export function keptDeployments(storage: () => LtijsStorage): DeploymentsOf {
  return async (platformUrl, clientId) => {
    const database = storage();
    if (!(database instanceof LtijsDatabase)) return undefined;
    const rows = await database.Get(false, table, { platformUrl, clientId });
    return rows === false ? undefined : row.parse(rows[0]).deploymentIds;
  };
}
