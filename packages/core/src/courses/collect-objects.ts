import type { Instant } from '../shared/clock.port.ts';
import type { Hash } from './block-version.ts';
import type { AuthoringDeps } from './course-deps.ts';
import { reachableObjects } from './reachable-objects.ts';

/**
 * Deletes objects that no version of any branch holds. `putBefore` must lie before the start of any change that is
 * still under way: its objects are stored before its branch is moved. Returns how many were deleted.
 */
export async function collectObjects(
  { store }: Pick<AuthoringDeps, 'store'>,
  putBefore: Instant,
): Promise<number> {
  const keep = new Set<Hash>();
  for await (const objects of reachableObjects(store, await store.listRoots())) {
    for (const { hash } of objects) keep.add(hash);
  }
  return store.collect(keep, putBefore);
}
