import type { BlockRegistry } from '../blocks/block-registry.ts';
import type { BlockId } from '../courses/block-version.ts';
import type { PlacedBlock } from '../courses/course-version.ts';

interface Part {
  readonly done: number;
  readonly of: number;
}

const nothing: Part = { done: 0, of: 0 };

/**
 * How far each block has come, 0 to 1: a completable one by its own value, an aggregator by the mean of the completable
 * ones below it, complete where there is none (openedx/completion: `XBlockCompletionMode`, `vertical_is_complete`).
 *
 * Absent for what completion does not apply to.
 *
 * @param blocks parents before children; what is not among them does not count.
 */
export function aggregateCompletion(
  blocks: readonly PlacedBlock[],
  registry: BlockRegistry,
  values: ReadonlyMap<string, number>,
): (block: PlacedBlock) => number | undefined {
  const parts = new Map<BlockId, Part>();
  for (const block of blocks.toReversed()) {
    const mode = registry.get(block.type).completion;
    if (mode === 'completable') parts.set(block.id, { done: values.get(block.usageKey) ?? 0, of: 1 });
    if (mode === 'aggregator') parts.set(block.id, sum(block.children.map((id) => parts.get(id) ?? nothing)));
  }
  return ({ id }) => {
    const part = parts.get(id);
    if (part === undefined) return undefined;
    return part.of === 0 ? 1 : part.done / part.of;
  };
}

function sum(parts: readonly Part[]): Part {
  return parts.reduce((total, { done, of }) => ({ done: total.done + done, of: total.of + of }), nothing);
}
