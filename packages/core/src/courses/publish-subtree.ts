import { courseKeyOf } from '../keys/course-key.ts';
import type { BlockId, Hash } from './block-version.ts';
import type { Commit } from './commit.ts';
import type { ChangeNote } from './commit-change.ts';
import type { CourseContent } from './course-content.ts';
import type { AuthoringDeps } from './course-deps.ts';
import type { FileList } from './course-objects.ts';
import { courseNotFound } from './create-course-reader.ts';
import { publishBlock } from './publish-block.ts';
import { openTree, workingTree, type WorkingTree } from './working-tree.ts';
import { putCommit } from './write-commit.ts';
import { putFiles } from './write-olx-tree.ts';

export interface PublishSubtree extends ChangeNote {
  readonly courseKey: string;
  /** The course's root publishes all of it. */
  readonly block: BlockId;
}

/**
 * Publishes one block of the draft with everything below it (DESIGN §4); the draft stays as it is. Files that the draft
 * has new or changed come along; what it has no more goes when the whole course is published. Returns the published commit.
 * @throws CoreError `course_not_found`, `block_not_found`
 */
export async function publishSubtree(
  deps: AuthoringDeps,
  { courseKey, block, author, message }: PublishSubtree,
): Promise<Hash> {
  const { store, objects, clock } = deps;
  const key = courseKeyOf(courseKey);
  for (;;) {
    const [head, draftHead] = [await store.getBranch(key, 'published'), await store.getBranch(key, 'draft')];
    if (draftHead === undefined) throw courseNotFound(courseKey);
    const draft = await objects.commit(draftHead);
    const published = head === undefined ? undefined : await objects.commit(head);
    const put = new Map<Hash, string>();
    const content =
      block === draft.root[0]
        ? { root: draft.root, index: draft.index, files: draft.files }
        : await publishPart(deps, { published, draft, block }, put);
    const parents = head === undefined ? [draftHead] : [head, draftHead];
    const commit = putCommit({ ...content, parents, author, message, time: clock.now() }, put);
    await store.putObjects(put);
    if (await store.moveBranches(key, [{ branch: 'published', from: head, to: commit }])) return commit;
  }
}

interface PublishPart {
  readonly published: Commit | undefined;
  readonly draft: Commit;
  readonly block: BlockId;
}

async function publishPart(
  { objects }: AuthoringDeps,
  { published, draft, block }: PublishPart,
  put: Map<Hash, string>,
): Promise<CourseContent> {
  const source = await openTree(objects, draft);
  const target =
    published === undefined
      ? workingTree(objects, draft.root[0], new Map())
      : await openTree(objects, published);
  const brought = await publishBlock(target, source, block);
  const files = new Map([
    ...(published === undefined ? [] : await objects.files(published.files)),
    ...(await objects.files(draft.files)),
  ]);
  for (const path of await draftPaths(source, brought, files)) files.delete(path);
  const { root, index } = await target.write(put);
  return { root, index, files: putFiles(files, put) };
}

/** Files of `drafts/` that an import left there for these blocks: out of date now. */
async function draftPaths(
  tree: WorkingTree,
  ids: readonly BlockId[],
  files: FileList,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const id of ids) {
    const { olx } = await tree.require(id);
    for (const path of [olx?.['path'], olx?.['bodyPath']]) {
      if (typeof path === 'string') paths.push(`drafts/${path}`);
    }
  }
  return paths.filter((path) => files.has(path));
}
