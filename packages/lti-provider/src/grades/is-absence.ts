import { CoreError } from '@coursewright/core';

/** Whether an error says that a course or block is not there (any more). */
export function isAbsence(error: unknown): boolean {
  return (
    error instanceof CoreError && (error.code === 'course_not_found' || error.code === 'block_not_found')
  );
}
