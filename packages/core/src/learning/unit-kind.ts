import type { BlockRegistry } from '../blocks/block-registry.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import type { OutlineNode } from '../courses/outline-view.ts';

type Kind = NonNullable<OutlineNode['kind']>;

/** What a unit is told by, first that it holds (xmodule/vertical_block.py `get_icon_class`). */
const ranks: readonly Kind[] = ['problem', 'video', 'other', 'text'];

/** @param below the children that the learner may know of. */
export function unitKind(
  unit: PlacedBlock,
  below: (block: PlacedBlock) => readonly PlacedBlock[],
  registry: BlockRegistry,
): Kind {
  const icons = new Set<Kind>();
  const visit = (block: PlacedBlock): void => {
    const { icon, completion } = registry.get(block.type);
    if (icon !== undefined) icons.add(icon);
    if (completion === 'aggregator') for (const child of below(block)) visit(child);
  };
  visit(unit);
  return ranks.find((kind) => icons.has(kind)) ?? 'other';
}
