import { CoreError } from '@coursewright/core';

/** For `catch`: of what was to be made, a conflict means that it is there already. */
export function conflictAs(detail: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof CoreError && error.code === 'conflict') {
      throw new CoreError('already_there', detail, { cause: error });
    }
    throw error;
  };
}
