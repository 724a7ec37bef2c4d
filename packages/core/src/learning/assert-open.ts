import type { PlacedBlock } from '../courses/course-version.ts';
import { blockAccess, type ClosedReason } from '../learners/block-access.ts';
import type { Viewer } from '../learners/viewer.ts';
import type { Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';

const sentences: Readonly<Record<ClosedReason, string>> = {
  staff_only: 'It is for course staff only.',
  group_access: 'It is for another group of learners.',
  not_enrolled: 'Enrol in the course first.',
  ended: 'The course has ended.',
  not_started: 'It has not started yet.',
  hidden_after_due: 'Its due date has passed.',
};

/** Throws `forbidden`, with the reason as `closed` in its data, when the learner may not see the block now. */
export function assertOpen(
  block: PlacedBlock,
  ancestors: readonly PlacedBlock[],
  viewer: Viewer,
  now: Instant,
): void {
  const { closed, opens } = blockAccess(block, ancestors, viewer, now);
  if (closed === undefined) return;
  throw new CoreError('forbidden', `The block ${block.usageKey} is closed to you. ${sentences[closed]}`, {
    data: { closed, ...(opens !== undefined && { opens }) },
  });
}
