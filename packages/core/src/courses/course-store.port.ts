import type { CourseKey } from '../keys/course-key.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import type { BranchName } from './commit.ts';
import type { Hash } from './block-version.ts';

/** Storage for immutable course objects (block versions, index shards, file lists, commits) and for the branches that point to commits. */
export interface CourseStore {
  /** Canonical JSON by hash; a hash that is not there is left out of the answer. */
  getObjects(hashes: readonly Hash[]): Promise<ReadonlyMap<Hash, string>>;
  /** Durable when resolved. Putting an object again changes nothing. */
  putObjects(objects: ReadonlyMap<Hash, string>): Promise<void>;
  getBranch(course: CourseKey, branch: BranchName): Promise<Hash | undefined>;
  /** Moves branches of one course together, each only from the commit it is expected at (undefined = not there yet). False, and nothing moved, when one was lost. */
  moveBranches(course: CourseKey, moves: readonly BranchMove[]): Promise<boolean>;
  /** Courses in order of their key. */
  listCourses(page: PageRequest): Promise<Page<CourseKey>>;
  /** Removes the branches; objects go with the next collection. Idempotent. */
  deleteCourse(course: CourseKey): Promise<void>;
  /** Every branch of every course: the roots from which objects are reachable. */
  listRoots(): Promise<readonly Hash[]>;
  /** Deletes objects that are not in `keep` and were put before `putBefore`. Returns how many. */
  collect(keep: ReadonlySet<Hash>, putBefore: number): Promise<number>;
}

export interface BranchMove {
  readonly branch: BranchName;
  readonly from: Hash | undefined;
  readonly to: Hash;
}
