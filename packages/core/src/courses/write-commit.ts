import type { Hash } from './block-version.ts';
import type { Commit } from './commit.ts';
import { putObject } from './course-index.ts';

/** Adds a commit to the objects to be put; gives its hash. */
export function putCommit(commit: Commit, put: Map<Hash, string>): Hash {
  return putObject({ ...commit }, put);
}
