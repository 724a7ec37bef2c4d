import type { BlockContext, BlockState } from '../blocks/define-block.ts';
import { partsOf } from '../courses/block-id.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import type { Addresses } from '../engine-ports.ts';
import type { Viewer } from '../learners/viewer.ts';
import type { RunScript } from '../problems/index.ts';
import { isoInstant, type Instant } from '../shared/clock.port.ts';

/** What all blocks of one answer have in common. */
export interface Surroundings {
  readonly courseKey: string;
  readonly viewer: Viewer;
  readonly now: Instant;
  readonly courseEnd: Instant | null;
  readonly addresses: Addresses;
  readonly usageKeyOf: (id: string) => string;
  readonly random: () => number;
  readonly runScript: RunScript;
}

/** A block as its definition is given it. */
export function blockContext(
  block: PlacedBlock,
  state: BlockState,
  completion: number,
  { courseKey, viewer, now, courseEnd, addresses, usageKeyOf, random, runScript }: Surroundings,
): BlockContext {
  return {
    usageKey: block.usageKey,
    courseKey,
    id: partsOf(block.id).id,
    fields: block.fields,
    state,
    learner: { userId: viewer.userId, username: viewer.username, staff: viewer.staff },
    now,
    courseEnd,
    completion,
    fileUrl: (path, as) => addresses.file(courseKey, path, as),
    blockUrl: (id) => addresses.block(usageKeyOf(id)),
    random,
    runScript,
  };
}

export function courseEnd(course: PlacedBlock): Instant | null {
  const { end } = course.fields;
  return typeof end === 'string' ? isoInstant(end) : null;
}
