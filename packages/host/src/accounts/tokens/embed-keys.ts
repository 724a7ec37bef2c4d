import { CoreError, type Clock, type IdSource, type Records } from '@coursewright/core';
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

/** A new key and its secret. The secret is not stored: it comes from the host's own and the key's id. Throws `bad_input`. */
export async function createEmbedKey(
  deps: {
    readonly records: Records<HostStores>;
    readonly clock: Clock;
    readonly ids: IdSource;
    readonly secret: string;
  },
  input: Omit<EmbedKey, 'id' | 'created'>,
): Promise<{ readonly key: EmbedKey; readonly secret: string }> {
  if (input.origins.length === 0) throw new CoreError('bad_input', 'An embed key needs an origin.');
  if (input.courses.length === 0) throw new CoreError('bad_input', 'An embed key needs a course.');
  const key = {
    ...input,
    origins: [...new Set(input.origins.map(siteOrigin))],
    id: `ek_${deps.ids.secret(12)}`,
    created: deps.clock.now(),
  };
  await deps.records.transaction((tx) => tx.embedKeys.add(key));
  return { key, secret: embedKeySecret(deps.secret, key.id) };
}

/** What a site's server signs assertions with: 43 characters. */
export function embedKeySecret(hostSecret: string, keyId: string): string {
  return Buffer.from(deriveKey(hostSecret, `embed-key:${keyId}`)).toString('base64url');
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
