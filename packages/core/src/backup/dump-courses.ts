import { fileHashesIn } from '../courses/course-file-hashes.ts';
import type { BranchName } from '../courses/commit.ts';
import type { CourseStore } from '../courses/course-store.port.ts';
import type { Hash } from '../courses/block-version.ts';
import { reachableObjects } from '../courses/reachable-objects.ts';
import type { CourseKey } from '../keys/course-key.ts';
import { jsonLines, lineMembers, type AddMember } from './line-members.ts';

export interface StoredBranch {
  readonly course: CourseKey;
  readonly branch: BranchName;
  readonly commit: Hash;
}

const branchNames: readonly BranchName[] = ['draft', 'published'];
const pageSize = 1000;

export async function readBranches(store: CourseStore): Promise<readonly StoredBranch[]> {
  const branches: StoredBranch[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await store.listCourses({ limit: pageSize, ...(after !== undefined && { after }) });
    for (const course of page.items) {
      for (const branch of branchNames) {
        const commit = await store.getBranch(course, branch);
        if (commit !== undefined) branches.push({ course, branch, commit });
      }
    }
    after = page.next;
  }
  return branches;
}

/** Writes the branches and every object that they reach; gives the files that those name, by SHA-256. */
export async function dumpCourses(
  store: CourseStore,
  branches: readonly StoredBranch[],
  add: AddMember,
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  const objects = lineMembers(add, 'courses/objects');
  const roots = [...new Set(branches.map(({ commit }) => commit))];
  for await (const some of reachableObjects(store, roots, ['files', 'shard'])) {
    await objects.add(jsonLines(some.map(({ hash, text }) => ({ hash, text }))));
    for (const sha256 of fileHashesIn(some)) named.add(sha256);
  }
  await objects.end();
  const list = lineMembers(add, 'courses/branches');
  await list.add(jsonLines(branches));
  await list.end();
  return named;
}
