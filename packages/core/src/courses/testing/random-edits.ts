import { array, constantFrom, nat, record, type Arbitrary } from 'fast-check';
import { asBlockId } from '../block-id.ts';
import type { BlockId } from '../block-version.ts';
import type { CourseEdit } from '../edit-course.ts';
import type { Tree, TreeBlock } from '../tree-block.ts';

export const rootId = asBlockId('course@course');

/** What somebody wants to do to whatever course there is; numbers choose among what is there. */
interface Wish {
  readonly kind: 'add' | 'set' | 'move' | 'remove';
  readonly block: number;
  readonly parent: number;
  readonly index: number;
  readonly value: number;
}

const wish = (...kinds: Wish['kind'][]): Arbitrary<Wish> =>
  record({
    kind: constantFrom(...kinds),
    block: nat(50),
    parent: nat(50),
    index: nat(5),
    value: nat(3),
  });

export const buildWishes: Arbitrary<Wish[]> = array(wish('add', 'add', 'set'), {
  minLength: 3,
  maxLength: 14,
});
export const editWishes: Arbitrary<Wish[]> = array(wish('add', 'set', 'move', 'remove'), { maxLength: 5 });

export const emptyCourse: Tree = new Map([
  [rootId, { type: 'course', fields: {}, parent: null, children: [] }],
]);

/** Does what can be done of the wishes; new blocks are called `html@NAME1`, …; gives the tree and the edits that were made. */
export function perform(
  start: Tree,
  wishes: readonly Wish[],
  name: string,
): { readonly tree: Tree; readonly edits: readonly CourseEdit[] } {
  const tree = new Map(start);
  const edits: CourseEdit[] = [];
  for (const { kind, ...numbers } of wishes) {
    const ids = [...tree.keys()];
    const [block, parent] = [ids[numbers.block % ids.length], ids[numbers.parent % ids.length]];
    if (block === undefined || parent === undefined) continue;
    const fields = { value: numbers.value };
    if (kind === 'add') {
      const added = asBlockId(`html@${name}${edits.length}`);
      tree.set(added, { type: 'html', fields, parent, children: [] });
      edits.push({
        do: 'add',
        block: added,
        fields,
        parent,
        index: insert(tree, parent, added, numbers.index),
      });
    } else if (kind === 'set') {
      edit(tree, block, (one) => ({ ...one, fields }));
      edits.push({ do: 'set', block, fields });
    } else if (block !== rootId && kind === 'remove') {
      detach(tree, block);
      for (const id of below(tree, block)) tree.delete(id);
      edits.push({ do: 'remove', block });
    } else if (block !== rootId && !below(tree, block).includes(parent)) {
      detach(tree, block);
      edit(tree, block, (one) => ({ ...one, parent }));
      edits.push({ do: 'move', block, parent, index: insert(tree, parent, block, numbers.index) });
    }
  }
  return { tree, edits };
}

/** The blocks from the root down, parents first; every block of a tree that holds together is among them once. */
export function below(tree: Tree, id: BlockId): readonly BlockId[] {
  return [id, ...(tree.get(id)?.children ?? []).flatMap((child) => below(tree, child))];
}

type Editable = Map<BlockId, TreeBlock>;

function edit(tree: Editable, id: BlockId, change: (block: TreeBlock) => TreeBlock): void {
  const block = tree.get(id);
  if (block !== undefined) tree.set(id, change(block));
}

function insert(tree: Editable, parent: BlockId, child: BlockId, wanted: number): number {
  const index = Math.min(wanted, tree.get(parent)?.children.length ?? 0);
  edit(tree, parent, (one) => ({ ...one, children: one.children.toSpliced(index, 0, child) }));
  return index;
}

function detach(tree: Editable, id: BlockId): void {
  for (const [parent, { children }] of tree) {
    if (children.includes(id)) {
      edit(tree, parent, (one) => ({ ...one, children: children.filter((child) => child !== id) }));
    }
  }
}
