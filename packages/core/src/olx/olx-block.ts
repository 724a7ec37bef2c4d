import type { BlockId } from '../courses/block-version.ts';
import type { JsonObject } from '../shared/json.ts';

/** A block with everything below it: what import makes and export takes. */
export interface OlxBlock {
  readonly id: BlockId;
  readonly type: string;
  readonly fields: JsonObject;
  readonly children: readonly OlxBlock[];
  readonly olx?: JsonObject;
}

export function* walkBlocks(block: OlxBlock): Generator<OlxBlock> {
  yield block;
  for (const child of block.children) yield* walkBlocks(child);
}
