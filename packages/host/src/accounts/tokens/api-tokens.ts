import { CoreError, type Clock, type IdSource, type LearnerService, type Records } from '@coursewright/core';
import type { HostStores } from '../host-stores.ts';
import { secretHash } from '../secret-hash.ts';
import type { ApiToken } from './api-token-store.port.ts';

const dayMicroseconds = 86_400_000_000;

export interface ApiTokenDeps {
  readonly records: Records<HostStores>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly learners: Pick<LearnerService, 'accountByUsername'>;
}

/**
 * A new token and its secret, of which only the hash is kept. With a username it sees what he may, without one every course;
 * with `days` it is good for so many. Throws `bad_input`, `not_found`.
 */
export async function createApiToken(
  { records, clock, ids, learners }: ApiTokenDeps,
  {
    name,
    username,
    days,
  }: {
    readonly name: string;
    readonly username?: string | undefined;
    readonly days?: number | undefined;
  },
): Promise<{ readonly token: ApiToken; readonly secret: string }> {
  if (name.trim() === '') throw new CoreError('bad_input', 'A token needs a name.');
  const account = username === undefined ? undefined : await learners.accountByUsername(username);
  if (username !== undefined && account === undefined)
    throw new CoreError('not_found', `There is no account ${username}.`);
  const secret = ids.secret(32);
  const created = clock.now();
  const token = {
    id: `at_${ids.secret(9)}`,
    hash: secretHash(secret),
    name: name.trim(),
    ...(account && { userId: account.id }),
    created,
    ...(days !== undefined && { expires: created + days * dayMicroseconds }),
  };
  await records.transaction((tx) => tx.apiTokens.add(token));
  return { token, secret };
}

/** Of one account alone where `of` is given. Throws `not_found`. */
export async function revokeApiToken(
  records: Records<HostStores>,
  id: string,
  of?: { readonly userId: number },
): Promise<ApiToken> {
  return records.transaction(async (tx) => {
    const token = await tx.apiTokens.byId(id);
    if (token === undefined || (of !== undefined && token.userId !== of.userId))
      throw new CoreError('not_found', `There is no token ${id}.`);
    await tx.apiTokens.remove(id);
    return token;
  });
}
