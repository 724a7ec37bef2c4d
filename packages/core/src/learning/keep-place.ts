import type { PlacedBlock } from '../courses/course-version.ts';
import { stateKey, type BlockStates } from './block-states.ts';
import type { LearningDeps } from './learning-deps.ts';
import type { OpenedBlock } from './open-block.ts';

/** What a learner's place in a subsection is kept in. */
export interface PlaceToKeep {
  readonly userId: number;
  readonly subsection: PlacedBlock;
  /** Of the unit, from 1. */
  readonly position: number;
}

/**
 * The place that opening a block brings a learner to: a unit right in a subsection. As in Open edX, a subsection that has a state
 * is one that was opened (`position`: openedx/edx-platform, xmodule/seq_block.py).
 */
export function placeOf({ block, ancestors }: OpenedBlock, userId: number): PlaceToKeep | undefined {
  const subsection = ancestors.at(-1);
  if (subsection?.type !== 'sequential') return undefined;
  return { userId, subsection, position: subsection.children.indexOf(block.id) + 1 };
}

/** Writes only where the place is another than before. Of two pages that do so at once, one is followed. */
export async function keepPlace(
  { records, clock }: Pick<LearningDeps, 'records' | 'clock'>,
  { userId, subsection, position }: PlaceToKeep,
  known: BlockStates,
): Promise<void> {
  const state = known.of(subsection).user_state;
  if (state['position'] === position) return;
  const key = stateKey(userId, subsection, 'user_state');
  await records.transaction(({ states }) =>
    states.putState(key, known.version(subsection, 'user_state'), { ...state, position }, clock.now()),
  );
}
