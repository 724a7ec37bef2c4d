import { z } from 'zod';
import type { LtijsStorage, LtijsWhere } from './ltijs-storage.ts';

/** A platform as ltijs keeps it. Other plugins give the members that are not there as null. */
const platformRow = z.object({
  platformName: z.string().nullish(),
  platformUrl: z.string(),
  clientId: z.string(),
  authEndpoint: z.string(),
  accesstokenEndpoint: z.string(),
  authorizationServer: z.string().nullish(),
  /** Names the platform, and the key that is ours for it. */
  kid: z.string(),
  authConfig: z.object({ method: z.enum(['JWK_SET', 'JWK_KEY', 'RSA_KEY']), key: z.unknown() }),
});

export type PlatformRow = z.infer<typeof platformRow>;

export async function readPlatforms(
  storage: Pick<LtijsStorage, 'Get'>,
  where: LtijsWhere = {},
): Promise<readonly PlatformRow[]> {
  const rows = await storage.Get(false, 'platform', where);
  // Rows of MongoDB are documents, whose members are not their own.
  return rows === false ? [] : rows.map((row) => platformRow.parse(JSON.parse(JSON.stringify(row))));
}

/** A platform without a row of status is active. */
export async function isActive(storage: Pick<LtijsStorage, 'Get'>, kid: string): Promise<boolean> {
  const rows = await storage.Get(false, 'platformStatus', { id: kid });
  return rows === false || Boolean(Reflect.get(rows[0] ?? {}, 'active'));
}
