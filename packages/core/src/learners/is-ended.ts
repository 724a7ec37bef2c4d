import type { StoredAccount } from './account-store.port.ts';

/** Nobody is behind it any more: a guest whose work went to an account, or somebody who was retired. */
export function isEnded({ mergedInto, retired }: Pick<StoredAccount, 'mergedInto' | 'retired'>): boolean {
  return mergedInto !== null || retired !== null;
}
