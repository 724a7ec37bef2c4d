import type { Hash } from './block-version.ts';
import type { AuthoringDeps } from './course-deps.ts';
import { courseObjects } from './course-objects.ts';
import type { Instant } from '../shared/clock.port.ts';

/**
 * Deletes objects that no version of any branch holds. `putBefore` must lie before the start of any change that is
 * still under way: its objects are stored before its branch is moved. Returns how many were deleted.
 */
export async function collectObjects(
  { store }: Pick<AuthoringDeps, 'store'>,
  putBefore: Instant,
): Promise<number> {
  // A cache of its own, which holds nothing: the walk sees each object once.
  const objects = courseObjects(store, 0);
  const keep = new Set<Hash>();
  const fresh = (hashes: readonly Hash[]): Hash[] => {
    const found = [...new Set(hashes)].filter((hash) => !keep.has(hash));
    for (const hash of found) keep.add(hash);
    return found;
  };
  for (let commits = fresh(await store.listRoots()); commits.length > 0;) {
    const parents: Hash[] = [];
    const roots: Hash[] = [];
    for (const hash of commits) {
      const commit = await objects.commit(hash);
      parents.push(...commit.parents);
      roots.push(commit.root[1]);
      fresh([commit.files, ...commit.index]);
    }
    for (let level = fresh(roots); level.length > 0;) {
      const versions = await objects.blocks(level);
      level = fresh(versions.flatMap(({ children }) => children.map(([, hash]) => hash)));
    }
    commits = fresh(parents);
  }
  return store.collect(keep, putBefore);
}
