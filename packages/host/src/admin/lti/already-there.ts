import { CoreError } from '@coursewright/core';

/** For `catch` of what adds or changes a platform. Throws `already_there` for a conflict. */
export function alreadyThere(error: unknown): never {
  if (error instanceof CoreError && error.code === 'conflict') {
    throw new CoreError('already_there', 'A platform with this issuer and client_id is registered.', {
      cause: error,
    });
  }
  throw error;
}
