import type { BlockView } from '../blocks/block-view.ts';
import type { BlockState } from '../blocks/define-block.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import { blockContext, courseEnd, type Surroundings } from './block-context.ts';
import { blockFacts } from './block-facts.ts';
import { blockTitle } from './block-title.ts';
import type { LearningDeps } from './learning-deps.ts';
import type { OpenedBlock } from './open-block.ts';

/** One block, without what it holds. */
export async function viewBlock(
  { registry }: LearningDeps,
  block: PlacedBlock,
  state: BlockState,
  completion: number | undefined,
  surroundings: Surroundings,
): Promise<BlockView> {
  const context = blockContext(block, state, completion ?? 0, surroundings);
  return {
    usageKey: block.usageKey,
    type: block.type,
    title: blockTitle(block),
    view: await registry.get(block.type).view(context),
    ...(completion !== undefined && { completion }),
    ...blockFacts(block),
  };
}

export function surroundingsOf(
  { addresses, scripts, random = Math.random }: LearningDeps,
  { version, block, ancestors }: OpenedBlock,
  more: Pick<Surroundings, 'viewer' | 'now' | 'usageKeyOf'>,
): Surroundings {
  return {
    ...more,
    courseKey: version.courseKey,
    courseEnd: courseEnd(ancestors[0] ?? block),
    addresses,
    random,
    runScript: scripts(version),
  };
}
