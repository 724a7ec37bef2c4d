import { CoreError, type Clock, type IdSource, type LearnerService, type Records } from '@coursewright/core';
import type { HostStores } from '../host-stores.ts';
import { secretHash } from '../secret-hash.ts';
import type { ApiToken } from './api-token-store.port.ts';

export interface ApiTokenDeps {
  readonly records: Records<HostStores>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly learners: Pick<LearnerService, 'accountByUsername'>;
}

/**
 * A new token and its secret, of which only the hash is kept. With a username it sees what he may, without one every course.
 * Throws `bad_input`, `not_found`.
 */
export async function createApiToken(
  { records, clock, ids, learners }: ApiTokenDeps,
  { name, username }: { readonly name: string; readonly username?: string | undefined },
): Promise<{ readonly token: ApiToken; readonly secret: string }> {
  if (name.trim() === '') throw new CoreError('bad_input', 'A token needs a name.');
  const account = username === undefined ? undefined : await learners.accountByUsername(username);
  if (username !== undefined && account === undefined)
    throw new CoreError('not_found', `There is no account ${username}.`);
  const secret = ids.secret(32);
  const token = {
    id: `at_${ids.secret(9)}`,
    hash: secretHash(secret),
    name: name.trim(),
    ...(account && { userId: account.id }),
    created: clock.now(),
  };
  await records.transaction((tx) => tx.apiTokens.add(token));
  return { token, secret };
}

/** Throws `not_found`. */
export async function revokeApiToken(records: Records<HostStores>, id: string): Promise<ApiToken> {
  return records.transaction(async (tx) => {
    const token = await tx.apiTokens.byId(id);
    if (token === undefined) throw new CoreError('not_found', `There is no token ${id}.`);
    await tx.apiTokens.remove(id);
    return token;
  });
}
