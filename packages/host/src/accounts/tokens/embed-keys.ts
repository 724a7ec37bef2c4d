import {
  CoreError,
  knownSecrets,
  type Clock,
  type IdSource,
  type Records,
  type Secret,
} from '@coursewright/core';
import { openSealed, seal } from '../sealed-text.ts';
import { deriveKey } from '../derive-key.ts';
import type { HostStores } from '../host-stores.ts';
import type { EmbedKey } from './embed-key-store.port.ts';

/** `https://site.example`, as a browser's Origin header has it. Throws `bad_input`. */
export function siteOrigin(given: string): string {
  const url = URL.parse(given);
  const plain = url?.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url === null || (url.protocol !== 'https:' && !plain) || url.pathname !== '/' || url.search !== '') {
    throw new CoreError('bad_input', `${given} is no origin: give https://site.example, without a path.`);
  }
  return url.origin;
}

/** A new key and its secret, which is stored sealed. Throws `bad_input`. */
export async function createEmbedKey(
  deps: {
    readonly records: Records<HostStores>;
    readonly clock: Clock;
    readonly ids: IdSource;
    readonly secret: Secret;
  },
  input: Omit<EmbedKey, 'id' | 'created' | 'sealedSecret'>,
): Promise<{ readonly key: EmbedKey; readonly secret: string }> {
  if (input.origins.length === 0) throw new CoreError('bad_input', 'An embed key needs an origin.');
  if (input.courses.length === 0) throw new CoreError('bad_input', 'An embed key needs a course.');
  const id = `ek_${deps.ids.secret(12)}`;
  const secret = deps.ids.secret(32);
  const key = {
    ...input,
    origins: [...new Set(input.origins.map(siteOrigin))],
    id,
    created: deps.clock.now(),
    sealedSecret: seal(deps.secret, purposeOf(id), secret),
  };
  await deps.records.transaction((tx) => tx.embedKeys.add(key));
  return { key, secret };
}

/** What a site's server signs assertions with: 43 characters. Throws `corrupt` where the host's secret is not the one it was sealed under. */
export function embedKeySecret(
  hostSecret: Secret,
  { id, sealedSecret }: Pick<EmbedKey, 'id' | 'sealedSecret'>,
): string {
  if (sealedSecret !== undefined) return openSealed(hostSecret, purposeOf(id), sealedSecret);
  // Of before secrets were sealed, and so of the oldest secret that is known.
  const oldest = knownSecrets(hostSecret).at(-1) ?? '';
  return Buffer.from(deriveKey(oldest, purposeOf(id))).toString('base64url');
}

/** Seals the secret of every key under this secret of the host. Gives how many. */
export async function resealEmbedKeys(
  { records, secret }: { readonly records: Records<HostStores>; readonly secret: Secret },
  under: string,
): Promise<number> {
  return records.transaction(async (tx) => {
    const keys = await tx.embedKeys.list();
    for (const key of keys) {
      await tx.embedKeys.seal(key.id, seal(under, purposeOf(key.id), embedKeySecret(secret, key)));
    }
    return keys.length;
  });
}

function purposeOf(keyId: string): string {
  return `embed-key:${keyId}`;
}

/** Takes a key away, and ends what its visitors have open. */
export async function revokeEmbedKey(records: Records<HostStores>, keyId: string): Promise<void> {
  await records.transaction(async (tx) => {
    await tx.embedKeys.remove(keyId);
    await tx.launchSessions.revokeOfKey(keyId);
  });
}

/** Throws `not_found`. */
export async function requireEmbedKey(records: Records<HostStores>, keyId: string): Promise<EmbedKey> {
  const key = await records.read((view) => view.embedKeys.byId(keyId));
  if (key === undefined) throw new CoreError('not_found', 'There is no such embed key.');
  return key;
}

/** A page that asks must be one of the key's sites, or a frame of this host's own; a server sends no origin. Throws `origin_not_allowed`. */
export function assertOrigin(key: EmbedKey, origin: string | undefined, publicUrl: string): void {
  if (origin === undefined || origin === publicUrl || key.origins.includes(origin)) return;
  throw new CoreError('origin_not_allowed', `${origin} is not among the origins of the embed key.`);
}
