import type { BlockView } from '../blocks/block-view.ts';
import type { BlockState } from '../blocks/define-block.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import type { Viewer } from '../learners/viewer.ts';
import type { Instant } from '../shared/clock.port.ts';
import { blockContext, courseEnd, type Surroundings } from './block-context.ts';
import { blockFacts } from './block-facts.ts';
import { blockTitle } from './block-title.ts';
import { jumpTargets } from './jump-targets.ts';
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

export async function surroundingsOf(
  { addresses, random = Math.random }: LearningDeps,
  { version, block, ancestors }: OpenedBlock,
  viewer: Viewer,
  now: Instant,
  blocks: readonly PlacedBlock[],
): Promise<Surroundings> {
  return {
    courseKey: version.courseKey,
    viewer,
    now,
    courseEnd: courseEnd(ancestors[0] ?? block),
    addresses,
    usageKeyOf: await jumpTargets(version, blocks),
    random,
  };
}
