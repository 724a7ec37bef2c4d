import type { Instant } from '../shared/clock.port.ts';
import type { ChildLink, Hash } from './block-version.ts';

/** A version of a whole course. Its hash is the version's name. */
export interface Commit {
  readonly root: ChildLink;
  /** Path in the OLX archive → SHA-256 of the bytes: static/, about/, info/, tabs/ and every file no block owns. Stored as one object. */
  readonly files: Hash;
  /** Hashes of the index shards: block id → [hash, parent id], so that finding a block does not walk the tree. */
  readonly index: readonly Hash[];
  readonly parents: readonly Hash[];
  /** Username, or `system`. */
  readonly author: string;
  readonly time: Instant;
  readonly message: string;
}

/** `draft` is what authors see, `published` what learners get. */
export type BranchName = 'draft' | 'published';
