import type { FileStore } from '../files/file-store.port.ts';
import type { Instant } from '../shared/clock.port.ts';
import { courseFileHashes } from './course-file-hashes.ts';
import type { CourseStore } from './course-store.port.ts';

/** Files asked about at once. */
const pageSize = 500;

/**
 * Deletes files that no version of any course names. `putBefore` must lie before the start of any import that is still
 * under way: its files are stored before its branch is moved. Returns how many were deleted.
 */
export async function collectFiles(
  { store, files }: { readonly store: CourseStore; readonly files: FileStore },
  putBefore: Instant,
): Promise<number> {
  const keep = await courseFileHashes(store, await store.listRoots());
  let collected = 0;
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await files.list({ limit: pageSize, ...(after !== undefined && { after }) });
    for (const { sha256, putAt } of page.items) {
      if (keep.has(sha256) || putAt >= putBefore) continue;
      await files.delete(sha256, putBefore);
      collected += 1;
    }
    after = page.next;
  }
  return collected;
}
