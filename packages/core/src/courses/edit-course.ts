import { courseKeyOf } from '../keys/course-key.ts';
import { CoreError } from '../shared/core-error.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { partsOf } from './block-id.ts';
import type { BlockId, Hash } from './block-version.ts';
import { commitChange, type ChangeNote, type CommitResult } from './commit-change.ts';
import type { AuthoringDeps } from './course-deps.ts';
import { openTree, removeSubtree, type WorkingTree } from './working-tree.ts';
import { putFiles } from './write-olx-tree.ts';

/** One thing an author does. `index` counts among the parent's children, from 0; default is the end. */
export type CourseEdit =
  | {
      readonly do: 'set';
      readonly block: BlockId;
      readonly fields: JsonObject;
      readonly unset?: readonly string[];
    }
  | {
      readonly do: 'add';
      readonly block: BlockId;
      readonly fields: JsonObject;
      readonly parent: BlockId;
      readonly index?: number;
    }
  | { readonly do: 'move'; readonly block: BlockId; readonly parent: BlockId; readonly index?: number }
  | { readonly do: 'remove'; readonly block: BlockId }
  /** A file that is in the file store under its SHA-256; undefined takes it out of the course. */
  | { readonly do: 'file'; readonly path: string; readonly sha256: string | undefined };

export interface EditCourse extends ChangeNote {
  readonly courseKey: string;
  /** The draft that the author saw; default is the newest. Later changes of others are merged. */
  readonly base?: Hash;
  readonly edits: readonly CourseEdit[];
}

/**
 * Changes the draft of a course; learners see nothing of it before it is published.
 * @throws CoreError `block_not_found`, `course_not_found`; `bad_input` for an edit that makes no tree
 */
export function editCourse(
  deps: AuthoringDeps,
  { courseKey, edits, ...input }: EditCourse,
): Promise<CommitResult> {
  return commitChange(deps, {
    ...input,
    courseKey: courseKeyOf(courseKey),
    branch: 'draft',
    change: async (base, put) => {
      const tree = await openTree(deps.objects, base);
      const files = new Map(await deps.objects.files(base.files));
      for (const edit of edits) {
        if (edit.do !== 'file') await applyEdit(tree, edit);
        else if (edit.sha256 === undefined) files.delete(edit.path);
        else files.set(edit.path, edit.sha256);
      }
      const { root, index } = await tree.write(put);
      return { root, index, files: putFiles(files, put) };
    },
  });
}

async function applyEdit(tree: WorkingTree, edit: Exclude<CourseEdit, { do: 'file' }>): Promise<void> {
  const { block: id } = edit;
  if (edit.do === 'remove') return removeSubtree(tree, id);
  if (edit.do === 'set') {
    const block = await tree.require(id);
    const fields: Record<string, Json> = { ...block.fields, ...edit.fields };
    for (const name of edit.unset ?? []) Reflect.deleteProperty(fields, name);
    tree.set(id, { ...block, fields });
    return undefined;
  }
  if (edit.do === 'add') {
    if ((await tree.get(id)) !== undefined)
      throw new CoreError('bad_input', `There is a block ${id} already.`);
    tree.set(id, { type: partsOf(id).type, fields: edit.fields, parent: edit.parent, children: [] });
  } else {
    await detach(tree, id, edit.parent);
  }
  const parent = await tree.require(edit.parent);
  const children = parent.children.toSpliced(edit.index ?? parent.children.length, 0, id);
  tree.set(edit.parent, { ...parent, children });
  return undefined;
}

async function detach(tree: WorkingTree, id: BlockId, parent: BlockId): Promise<void> {
  const block = await tree.require(id);
  if (block.parent === null || id === parent || (await tree.above(parent)).includes(id)) {
    throw new CoreError('bad_input', `${id} cannot be moved into ${parent}, which stands in it.`);
  }
  const holder = await tree.require(block.parent);
  tree.set(block.parent, { ...holder, children: holder.children.filter((child) => child !== id) });
  tree.set(id, { ...block, parent });
}
